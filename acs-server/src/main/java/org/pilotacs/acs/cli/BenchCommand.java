package org.pilotacs.acs.cli;

import org.pilotacs.acs.network.Listening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// Measures what this machine carries. Not meant for a server that people use: it starts its own.
@Command(name = "bench", description = "Measure what this machine carries.", mixinStandardHelpOptions = true)
final class BenchCommand {
    @Command(name = "bare", description = "Run the bare HTTP server alone, to hold another load generator's figures against it.", mixinStandardHelpOptions = true)
    static final class Bare implements Callable<Integer> {
        private final Terminal terminal;
        private final EchoStarter echo;

        @Option(names = "--port", defaultValue = "0", description = "Where it listens, on this machine only (default: one that is free).")
        private int port;

        Bare(Terminal terminal, EchoStarter echo) {
            this.terminal = terminal;
            this.echo = echo;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (!Listening.PORT.contains(port)) {
                throw new CliFailure(CliFailure.Exit.USAGE, "--port must be " + Listening.PORT);
            }
            try (EchoStarter.Echo running = echo.start(port)) {
                terminal.say("  boxes report to   " + running.address());
                terminal.say("Ctrl-C stops it.");
                new CountDownLatch(1).await();
            }
            return 0;
        }
    }

    @Command(name = "cwmp", description = "Start a server over an empty folder, load it with simulated boxes, and hold it against a bare HTTP server that only answers.", mixinStandardHelpOptions = true)
    static final class Cwmp implements Callable<Integer> {
        private final Terminal terminal;
        private final ServerStarter starter;
        private final EchoStarter echo;

        @Option(names = "--size", defaultValue = "1000", description = "How many boxes (default: ${DEFAULT-VALUE}).")
        private int size;

        @Option(names = "--at-once", defaultValue = "32", description = "Boxes in a session at any time (default: ${DEFAULT-VALUE}).")
        private int atOnce;

        @Option(names = "--warm-up", paramLabel = "TIME", defaultValue = "30s", description = "Sessions before those that count (default: ${DEFAULT-VALUE}).")
        private String warmUp = "";

        @Option(names = "--duration", paramLabel = "TIME", defaultValue = "20s", description = "Sessions that count (default: ${DEFAULT-VALUE}).")
        private String duration = "";

        Cwmp(Terminal terminal, ServerStarter starter, EchoStarter echo) {
            this.terminal = terminal;
            this.starter = starter;
            this.echo = echo;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            terminal.say("%d boxes, %d in a session at a time, %s to warm up and %s that count, twice."
                    .formatted(size, atOnce, warmUp, duration));
            LoadRun bare;
            try (EchoStarter.Echo running = echo.start(0)) {
                bare = load(running.address());
            }
            LoadRun pilot;
            Path data = Files.createTempDirectory("pilot-bench-");
            try (ServerStarter.Running running = starter.start(alone(data))) {
                pilot = load(running.cwmp());
            } finally {
                Folders.delete(data);
            }
            print(bare, pilot);
            return 0;
        }

        private LoadRun load(URI acs) throws IOException, InterruptedException {
            return LoadRun.of(acs, size, atOnce, warmUp, duration);
        }

        private void print(LoadRun bare, LoadRun pilot) {
            pilot.beside(bare, "Pilot", "bare HTTP").print(terminal, "  ");
            terminal.say(
                    "The simulated boxes run on the same cores, so sessions per second say less than CPU per session.");
        }

    }

    @Command(name = "lwm2m", description = "Start a server over an empty folder, and have many LwM2M clients register with it, renew, and register anew.", mixinStandardHelpOptions = true)
    static final class Lwm2m implements Callable<Integer> {
        private final Terminal terminal;
        private final ServerStarter starter;

        @Option(names = "--size", defaultValue = "20000", description = "How many clients (default: ${DEFAULT-VALUE}).")
        private int size;

        @Option(names = "--within", paramLabel = "TIME", defaultValue = "60s", description = "All do each within this time (default: ${DEFAULT-VALUE}).")
        private String within = "";

        Lwm2m(Terminal terminal, ServerStarter starter) {
            this.terminal = terminal;
            this.starter = starter;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            terminal.say("%,d clients register, renew, and register anew, each within %s.".formatted(size, within));
            Path data = Files.createTempDirectory("pilot-bench-");
            Table table = new Table("", "served", "seconds", "told to come later", "repeated", "lost", "median, ms",
                    "99 %, ms", "CPU of the server, µs");
            try (ServerStarter.Running running = starter.start(alone(data))) {
                Held held = new Held();
                LoadProcess.run(line -> take(line, table, held), "load-lwm2m", "--server",
                        String.valueOf(running.coap()), "--size", Integer.toString(size), "--within", within);
                table.print(terminal, "  ");
                terminal.say("  heap of the server, bytes for each registration: %,.0f"
                        .formatted((held.after - held.before) / size));
            } finally {
                Folders.delete(data);
            }
            return 0;
        }

        /// Heap in use, bytes.
        private static final class Held {
            private final double before = settled();
            private double after;
            private long cpu = LoadRun.cpu();

            private static double settled() {
                return LoadRun.settledHeap() * 1e6;
            }
        }

        private boolean take(LoadProcess.Line line, Table table, Held held) {
            for (String what : List.of("registered", "renewed", "registered-anew")) {
                if (line.has(what)) {
                    long cpu = LoadRun.cpu();
                    table.add(what.replace('-', ' '), whole(line, what), "%.1f".formatted(line.number("seconds")),
                            whole(line, "shed"), whole(line, "repeated"), whole(line, "lost"),
                            LoadRun.millis(line.number("p50-ms")), LoadRun.millis(line.number("p99-ms")),
                            LoadRun.rate((cpu - held.cpu) / 1e3 / Math.max(1, line.number(what))));
                    held.cpu = cpu;
                }
            }
            if (line.has("quiet") && held.after == 0) {
                held.after = Held.settled();
            }
            if (line.has("quiet")) {
                held.cpu = LoadRun.cpu();
            }
            return line.has("end");
        }

        private static String whole(LoadProcess.Line line, String key) {
            return "%,.0f".formatted(line.number(key));
        }
    }

    /// Whatever file or environment this machine has for its real server, the real database above all, is left alone.
    private static ServerStarter.ConfigSource alone(Path data) {
        return alone(data, Map.of());
    }

    /// @param settings beside those
    static ServerStarter.ConfigSource alone(Path data, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("data", data.toString(), "cwmp.port", "0", "console.port", "0",
                "lwm2m.port", "0", "lwm2m.dtls.port", "0", "file-server.port", "0",
                "self-service.port", "0", "nbi.port", "0", "log.level", "warn"));
        all.putAll(settings);
        return new ServerStarter.ConfigSource(null, Map.of(), all);
    }
}
