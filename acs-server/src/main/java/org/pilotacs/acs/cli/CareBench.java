package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.bench.Town;
import org.pilotacs.acs.cli.CliFailure.Exit;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.runtime.DurationText;
import org.pilotacs.acs.runtime.LogConfig;
import org.pilotacs.acs.runtime.Logging;
import org.pilotacs.acs.runtime.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Measures how long a consultant waits.
@Command(name = "care", description = "Fill a database with many boxes, start a server over it, have consultants take calls by the care API, and say how long they waited for what they asked.", mixinStandardHelpOptions = true, sortOptions = false)
final class CareBench implements Callable<Integer> {
    private static final int HOMES = 400;
    private static final int MOST_BOXES = 10_000_000;
    private static final int MOST_REACHABLE = 1_000;
    private static final Duration WORD_EVERY = Duration.ofSeconds(30);
    private static final String USER = "pilot";
    private static final String PASSWORD = "bench";

    private final Terminal terminal;
    private final ServerStarter starter;

    @Option(names = "--size", defaultValue = "1000000", description = "How many boxes are in the database (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--database", paramLabel = "URL", description = "An empty database, for example jdbc:postgresql://127.0.0.1/bench, with the password of PILOT_DATABASE_PASSWORD; it is not emptied afterwards, and may be given again with the same --size (default: H2 in a folder that goes with the run).")
    private @Nullable String database;

    @Option(names = "--username", defaultValue = "pilot", description = "Of the database (default: ${DEFAULT-VALUE}).")
    private String username = "";

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
            DatabaseConfig where = database == null
                    ? DatabaseConfig.h2(data)
                    : new DatabaseConfig(database, username, Secret.of(password()), DatabaseConfig.DEFAULT_POOL_SIZE);
            List<String> callers = settle(where, data);
            CareRun run = new CareRun(terminal);
            try (ServerStarter.Running running = starter.start(BenchCommand.alone(data, settings()))) {
                LoadProcess.run(run::take, "load-care", "--care", running.console().toString(), "--acs",
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

    private void check() {
        CliFailure.demand(size >= 1 && size <= MOST_BOXES, "--size must be 1 to " + MOST_BOXES);
        CliFailure.demand(reachable >= 1 && reachable <= MOST_REACHABLE, "--reachable must be 1 to " + MOST_REACHABLE);
        CliFailure.demand(calls >= 1 && calls <= 1_000, "--calls must be 1 to 1000 a second");
        CliFailure.demand(DurationText.read(duration) != null,
                "--duration must be a time such as 30s or 5m, not " + duration);
    }

    private String password() {
        return terminal.environment().getOrDefault("PILOT_DATABASE_PASSWORD", "");
    }

    private long millis() {
        return Objects.requireNonNull(DurationText.read(duration), "it was checked").toMillis();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of("cwmp.connection-request.username", USER,
                "cwmp.connection-request.password", PASSWORD,
                // the decoders that can be reached are on this machine
                "cwmp.connection-request.allow", "127.0.0.0/8", "cwmp.connection-request.deny", "169.254.0.0/16"));
        if (database != null) {
            settings.putAll(Map.of("database.url", database, "database.username", username, "database.password",
                    password()));
        }
        return settings;
    }

    /// Whose customers call.
    private List<String> settle(DatabaseConfig where, Path data) throws IOException, InterruptedException {
        Path homes = data.resolve("homes.jsonl");
        Simulator.writeHomes(HOMES, 1, homes);
        Clock clock = Clock.systemUTC();
        try (Database opened = Database.open(where);
                Town town = new Town(opened, YamlProfiles.load(new ProfileConfig(null)), Files.readAllLines(homes),
                        clock.instant())) {
            switch (town.standing(size)) {
                case EMPTY -> {
                    terminal.say("%,d boxes move into the database …".formatted(size));
                    fill(town, clock);
                }
                case SETTLED -> terminal.say("The boxes of an earlier run are in the database.");
                case OTHER -> throw new CliFailure(Exit.USAGE,
                        "There are other boxes in that database, or fewer of an earlier run. Give an empty one.");
            }
            return town.callers(size);
        } finally {
            Files.deleteIfExists(homes);
        }
    }

    private void fill(Town town, Clock clock) throws IOException {
        long begun = clock.millis();
        long[] said = { begun};
        town.settle(size, settled -> {
            long now = clock.millis();
            String shown = "  %,d of %,d   %,.0f a second".formatted(settled, size,
                    settled / Math.max(0.001, (now - begun) / 1e3));
            if (terminal.interactive()) {
                terminal.redraw(settled == size ? "" : shown);
            } else if (now - said[0] >= WORD_EVERY.toMillis()) {
                said[0] = now;
                terminal.say(shown);
            }
        });
        terminal.say("  they are in, after %,d s".formatted((clock.millis() - begun) / 1_000));
    }
}
