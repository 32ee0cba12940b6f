package org.pilotacs.acs.cli;

import org.pilotacs.acs.runtime.DurationText;
import org.pilotacs.acs.runtime.LogConfig;
import org.pilotacs.acs.runtime.Logging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Measures how long a consultant waits.
@Command(name = "care", description = "Fill a database with many boxes, start a server over it, have consultants take calls by the care API, and say how long they waited for what they asked.", mixinStandardHelpOptions = true, sortOptions = false)
final class CareBench implements Callable<Integer> {
    private static final int MOST_REACHABLE = 1_000;
    static final List<LoadTable.Asked> ASKED = List.of(new LoadTable.Asked("search", "search", 50),
            new LoadTable.Asked("stored", "diagnosis from what is known", 200),
            new LoadTable.Asked("page", "the box's page in the console", 0),
            new LoadTable.Asked("live", "live diagnosis, measured on the box", 3_000));
    private static final String USER = "pilot";
    private static final String PASSWORD = "bench";

    private final Terminal terminal;
    private final ServerStarter starter;

    @Mixin
    private final TownOptions town = new TownOptions();

    @Option(names = "--reachable", defaultValue = "100", description = "So many simulated decoders beside them can be measured (default: ${DEFAULT-VALUE}).")
    private int reachable;

    @Option(names = "--calls", paramLabel = "PER SECOND", defaultValue = "5", description = "Calls that begin in a second; each is a search, a stored diagnosis, the box's page, and a live diagnosis of a decoder that can be reached (default: ${DEFAULT-VALUE}; 1,400 consultants with five minutes for each call have 4.7).")
    private int calls;

    @Option(names = "--duration", paramLabel = "TIME", defaultValue = "2m", description = "Calls that count, after as many that do not for a quarter of it (default: ${DEFAULT-VALUE}).")
    private String duration = "";

    CareBench(Terminal terminal, ServerStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        Logging.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN));
        Path data = Files.createTempDirectory("pilot-bench-");
        try {
            List<String> callers = town.settle(terminal, data, settled -> settled.callers(town.size()));
            LoadTable run = new LoadTable(terminal, ASKED, "calls");
            try (ServerStarter.Running running = starter.start(BenchCommand.alone(data, settings()))) {
                LoadProcess.run(line -> take(line, run), "load-care", "--care", running.console().toString(), "--acs",
                        running.cwmp().toString(), "--cr-user", USER, "--cr-password", PASSWORD, "--reachable",
                        Integer.toString(reachable), "--callers",
                        Files.write(data.resolve("callers.csv"), callers).toString(), "--calls",
                        Integer.toString(calls), "--duration", millis() + "ms");
            }
            run.print();
            run.failIfSomethingIsWrong();
        } finally {
            Folders.delete(data);
        }
        return 0;
    }

    private boolean take(LoadProcess.Line line, LoadTable run) {
        if (line.has("reachable")) {
            terminal.say("%,.0f decoders can be reached; the calls begin.".formatted(line.number("reachable")));
        }
        return run.take(line);
    }

    private void check() {
        town.check();
        CliFailure.demand(reachable >= 1 && reachable <= MOST_REACHABLE, "--reachable must be 1 to " + MOST_REACHABLE);
        CliFailure.demand(calls >= 1 && calls <= 1_000, "--calls must be 1 to 1000 a second");
        CliFailure.demand(DurationText.read(duration) != null,
                "--duration must be a time such as 30s or 5m, not " + duration);
    }

    private long millis() {
        return Objects.requireNonNull(DurationText.read(duration), "it was checked").toMillis();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of("cwmp.connection-request.username", USER,
                "cwmp.connection-request.password", PASSWORD,
                // the decoders that can be reached are on this machine
                "cwmp.connection-request.allow", "127.0.0.0/8", "cwmp.connection-request.deny", "169.254.0.0/16"));
        settings.putAll(town.settings(terminal));
        return settings;
    }
}
