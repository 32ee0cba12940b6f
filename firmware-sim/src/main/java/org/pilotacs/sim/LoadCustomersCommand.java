package org.pilotacs.sim;

import org.pilotacs.sim.calls.CustomerVisits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/// Has customers open their boxes at a server, and says how long they waited.
@Command(name = "load-customers", mixinStandardHelpOptions = true, sortOptions = false, description = "Has customers open their boxes, one by a server's self-service API and the next in its portal, and says how long they waited.")
final class LoadCustomersCommand implements Callable<Integer> {
    /// What has compiled nothing yet is not met by all at once.
    private static final int STEPS = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--self-service", required = true, paramLabel = "URL", description = "Where the server's customers help themselves, for example http://127.0.0.1:3080.")
    private URI selfService = URI.create("");

    @Option(names = "--visitors", required = true, paramLabel = "FILE", description = "Who comes, each once: CSV without a header, the id of a device of theirs, then a token for the self-service API.")
    private Path visitors = Path.of("");

    @Option(names = "--rate", defaultValue = "300", description = "Customers who come in a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--warm-up", defaultValue = "0", paramLabel = "VISITORS", description = "So many come first, more and more often, and do not count (default: ${DEFAULT-VALUE}).")
    private int first;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<CustomerVisits.Visitor> all = Files.readAllLines(visitors).stream().map(line -> line.split(","))
                .map(line -> new CustomerVisits.Visitor(line[0], line[1])).toList();
        if (rate < 1 || first < 0 || all.size() <= first) {
            throw new ParameterException(spec.commandLine(),
                    "there must be one a second at least, and more visitors than those who do not count");
        }
        LoadWords words = new LoadWords(spec.commandLine().getOut());
        try (CustomerVisits warmUp = new CustomerVisits(selfService)) {
            for (int step = 0; step < STEPS; step++) {
                List<CustomerVisits.Visitor> some = all.subList(first * step / STEPS, first * (step + 1) / STEPS);
                if (!some.isEmpty()) {
                    warmUp.run(some, Math.max(1, rate * (step + 1) / STEPS), words::progress);
                }
            }
        }
        try (CustomerVisits counted = new CustomerVisits(selfService)) {
            words.say("counting=1");
            Duration took = counted.run(all.subList(first, all.size()), rate, words::progress);
            words.say("visits=%d seconds=%.3f", counted.loop().ended(), took.toNanos() / 1e9);
            words.waits("app", counted.app());
            words.waits("entry", counted.entry());
            words.waits("page", counted.page());
            words.end(counted.loop());
        }
        return 0;
    }
}
