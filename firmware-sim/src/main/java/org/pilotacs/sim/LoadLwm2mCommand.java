package org.pilotacs.sim;

import org.pilotacs.sim.lwm2m.RegistrationLoad;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Has a server hold many LwM2M registrations and says how that went: lines of `key=value` words, each when it is known.
@Command(name = "load-lwm2m", mixinStandardHelpOptions = true, sortOptions = false, description = "Registers many light LwM2M clients, renews their registrations, registers all of them anew, and says how each went.")
final class LoadLwm2mCommand implements Callable<Integer> {
    /// Until the server has asked those who registered what they are.
    private static final Duration QUIET = Duration.ofSeconds(2);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--server", required = true, paramLabel = "URL", description = "For example coap://127.0.0.1:5683.")
    private URI server = URI.create("");

    @Option(names = "--size", defaultValue = "20000", description = "Number of clients (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--within", defaultValue = "60s", converter = FleetCommand.DurationConverter.class, description = "All do each within this time (default: ${DEFAULT-VALUE}).")
    private Duration within = Duration.ZERO;

    @Override
    public Integer call() throws IOException {
        try (RegistrationLoad load = new RegistrationLoad(server, size)) {
            say("registered", load.register(within));
            settle(load);
            say("renewed", load.renew(within));
            say("registered-anew", load.register(within));
            settle(load);
            say("end=%d".formatted(size));
        }
        return 0;
    }

    private void settle(RegistrationLoad load) throws IOException {
        long before;
        do {
            before = load.asked();
            load.idle(QUIET);
        } while (load.asked() > before);
        say("quiet=%d".formatted(load.asked()));
    }

    private void say(String what, RegistrationLoad.Result result) {
        say(String.format(Locale.ROOT,
                "%s=%d seconds=%.2f shed=%d repeated=%d lost=%d refused=%d asked=%d p50-ms=%.2f p99-ms=%.2f max-ms=%.2f",
                what, result.served(), result.took().toNanos() / 1e9, result.shed(), result.repeated(), result.lost(),
                result.refused(), result.asked(), result.percentile(0.5).toNanos() / 1e6,
                result.percentile(0.99).toNanos() / 1e6, result.percentile(1).toNanos() / 1e6));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
