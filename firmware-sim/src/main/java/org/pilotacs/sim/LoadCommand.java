package org.pilotacs.sim;

import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.FleetConfig.Mix;
import org.pilotacs.sim.fleet.SessionLoad;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Loads a server and says how fast it was: lines of `key=value` words, each when it is known.
@Command(name = "load", mixinStandardHelpOptions = true, sortOptions = false, description = "Has the boxes of a fleet hold sessions back to back, and says how fast they went.")
final class LoadCommand implements Callable<Integer> {
    private static final Duration BOOT_PATIENCE = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--acs", required = true, paramLabel = "URL", description = "The server's CWMP address.")
    private URI acs = URI.create("");

    @Option(names = "--size", defaultValue = "1000", description = "Number of boxes (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--at-once", defaultValue = "32", description = "Boxes in a session at any time (default: ${DEFAULT-VALUE}).")
    private int atOnce;

    @Option(names = "--warm-up", defaultValue = "20s", converter = FleetCommand.DurationConverter.class, description = "Sessions that are not counted, before the others (default: ${DEFAULT-VALUE}).")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--duration", defaultValue = "20s", converter = FleetCommand.DurationConverter.class, description = "Sessions that are counted (default: ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ZERO;

    @Override
    public Integer call() throws InterruptedException {
        long begun = System.nanoTime();
        FleetConfig config = FleetConfig.of(acs, size).mix(new Mix(6, 3, 1)).periodicInterval(Duration.ofDays(1));
        try (Fleet fleet = Fleet.start(config)) {
            fleet.awaitAllInformed(BOOT_PATIENCE);
            say("booted=%d seconds=%.2f", size, (System.nanoTime() - begun) / 1e9);
            SessionLoad load = new SessionLoad(fleet, atOnce);
            load.run(warmUp);
            say("measuring=%d", atOnce);
            SessionLoad.Result result = load.run(duration);
            say("sessions=%d failed=%d seconds=%.2f per-second=%.1f p50-ms=%.2f p99-ms=%.2f", result.nanos().size(),
                    result.failed(), result.took().toNanos() / 1e9, result.perSecond(),
                    result.percentile(0.5).toNanos() / 1e6, result.percentile(0.99).toNanos() / 1e6);
        }
        return 0;
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
