package org.pilotacs.acs.cli;

import org.pilotacs.acs.runtime.DurationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Measures how soon boxes that only listen are reached.
@Command(name = "satellite", description = "Start a server over an empty folder and a head-end with many cards that listen, press Reconnect for some of them, and show how soon each was reached, beside what the bandwidth allows.", mixinStandardHelpOptions = true, sortOptions = false)
final class SatelliteBench implements Callable<Integer> {
    /// Of the simulated cards; nobody's secret.
    private static final String MASTER_KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final List<String> HABITS = List.of("typical", "always-on");
    private static final int MOST_CARDS = 6_000_000;
    private static final int MOST_BANDWIDTH = 0xFFFF;
    private static final int PORT_TRIES = 20;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String NO_TIME = " must be a time such as 30s, 10m or 1h, at most a day, not ";

    private final Terminal terminal;
    private final ServerStarter starter;

    @Option(names = "--cards", defaultValue = "1000000", description = "How many cards listen (default: ${DEFAULT-VALUE}).")
    private int cards;

    @Option(names = "--requests", defaultValue = "3000", description = "For so many of them Reconnect is pressed (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(names = "--within", paramLabel = "TIME", defaultValue = "10m", description = "All of them within this time, evenly (default: ${DEFAULT-VALUE}).")
    private String within = "";

    @Option(names = "--bandwidth", paramLabel = "KBIT/S", defaultValue = "100", description = "What the multiplexer allocates (default: ${DEFAULT-VALUE}).")
    private int bandwidth;

    @Option(names = "--wait", paramLabel = "TIME", defaultValue = "20m", description = "After the last request it is listened for so long, or until all are reached (default: ${DEFAULT-VALUE}).")
    private String patience = "";

    @Option(names = "--habits", paramLabel = "HABITS", defaultValue = "typical", description = "When boxes are on and hear: typical, an assumption, or always-on (default: ${DEFAULT-VALUE}).")
    private String habits = "";

    @Option(names = "--out", paramLabel = "FOLDER", defaultValue = "data/bench", description = "Where reach.svg, reach.csv and calls.csv are written (default: ./${DEFAULT-VALUE}).")
    private Path out = Path.of("data", "bench");

    SatelliteBench(Terminal terminal, ServerStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        terminal.say("%,d cards listen, Reconnect is pressed for %,d of them within %s, with %,d kbit/s; boxes are %s."
                .formatted(cards, requests, within, bandwidth, habits.equals("typical") ? "on as is typical" : "on"));
        Files.createDirectories(out);
        Path data = Files.createTempDirectory("pilot-bench-");
        SatelliteRun run = new SatelliteRun(terminal);
        int port = freePort();
        try (ServerStarter.Running running = starter.start(
                BenchCommand.alone(data, Map.of("satellite.file", satelliteFile(data, port).toString())))) {
            LoadProcess.run(run::take, "load-satellite", "--care", running.console().toString(), "--mux-port",
                    Integer.toString(port), "--cards", Integer.toString(cards), "--requests",
                    Integer.toString(requests), "--within", millis(within), "--bandwidth", Integer.toString(bandwidth),
                    "--wait", millis(patience), "--habits", habits, "--emm-key", MASTER_KEY, "--out", out.toString());
        } finally {
            Folders.delete(data);
        }
        run.print();
        terminal.say(
                "The chart is " + out.resolve("reach.svg") + ", its figures are " + out.resolve("reach.csv")
                        + ", each call is in " + out.resolve("calls.csv") + ".");
        run.failIfSomethingIsWrong();
        return 0;
    }

    private void check() {
        CliFailure.demand(cards >= 1 && cards <= MOST_CARDS, "--cards must be 1 to " + MOST_CARDS);
        CliFailure.demand(requests >= 1 && requests <= cards,
                "--requests must be 1 to " + cards + ", as many as there are cards");
        CliFailure.demand(bandwidth >= 1 && bandwidth <= MOST_BANDWIDTH,
                "--bandwidth must be 1 to " + MOST_BANDWIDTH + " kbit/s");
        CliFailure.demand(HABITS.contains(habits),
                "--habits must be one of " + String.join(", ", HABITS) + ", not " + habits);
        CliFailure.demand(isTime(within), "--within" + NO_TIME + within);
        CliFailure.demand(isTime(patience), "--wait" + NO_TIME + patience);
    }

    private static boolean isTime(String text) {
        Duration time = DurationText.read(text);
        return time != null && time.compareTo(LONGEST) <= 0;
    }

    /// As the simulator understands it, too.
    private static String millis(String text) {
        return Objects.requireNonNull(DurationText.read(text)).toMillis() + "ms";
    }

    /// For TCP and for UDP.
    private static int freePort() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int i = 0; i < PORT_TRIES; i++) {
            try (ServerSocket tcp = new ServerSocket(0, 1, here)) {
                new DatagramSocket(new InetSocketAddress(here, tcp.getLocalPort())).close();
                return tcp.getLocalPort();
            } catch (java.net.BindException taken) {
                // by somebody's UDP; another will do
            }
        }
        throw new IOException("no port is free for a multiplexer");
    }

    private Path satelliteFile(Path folder, int port) throws IOException {
        Path key = Files.createFile(folder.resolve("ref1.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, MASTER_KEY);
        return Files.writeString(folder.resolve("satellite.yaml"), """
                card-systems:
                  - {name: bench, kind: ref-1, ca-system-id: 0x5A5A, key-file: ref1.key}
                head-ends:
                  - name: bench
                    card-system: bench
                    bandwidth: %d
                    multiplexers:
                      - {name: simulated, host: 127.0.0.1, port: %d}
                """.formatted(bandwidth, port));
    }
}
