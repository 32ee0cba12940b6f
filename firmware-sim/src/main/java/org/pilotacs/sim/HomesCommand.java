package org.pilotacs.sim;

import org.jspecify.annotations.Nullable;
import org.pilotacs.sim.homes.Homes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Writes homes with known faults to a file, to hold a diagnosis against.
@Command(name = "homes", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes homes with known faults: what a server could know of each, and what is really wrong there. One home a line, as JSON.")
final class HomesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--count", defaultValue = "2000", description = "How many homes (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same homes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Write them there, over what is there.")
    private @Nullable Path out;

    @Option(names = "--clean", description = "Measurements are exact, nothing is missing or old, and customers say what is.")
    private boolean clean;

    @Option(names = "--explain", description = "Say how many homes there are with each fault.")
    private boolean explain;

    @Override
    public Integer call() throws IOException {
        if (out == null && !explain) {
            throw new ParameterException(spec.commandLine(), "Say where to by --out, or --explain");
        }
        Homes homes = homes();
        if (explain) {
            homes.shares().forEach((fault, met) -> say("%s=%d", fault, met));
        }
        if (out != null) {
            write(homes, out);
        }
        return 0;
    }

    private Homes homes() {
        try {
            return new Homes(count, seed, clean);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void write(Homes homes, Path file) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int number = 1; number <= homes.count(); number++) {
                lines.write(homes.line(number));
                lines.write('\n');
            }
        }
        say("homes=%d bytes=%d", homes.count(), Files.size(file));
    }

    private void say(String format, Object... values) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(String.format(Locale.ROOT, format, values));
        to.flush();
    }
}
