package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.bench.Town;
import org.pilotacs.acs.cli.CliFailure.Exit;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.runtime.Secret;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/// Which boxes a bench is held over, and where they are.
final class TownOptions {
    private static final int HOMES = 400;
    private static final int MOST_BOXES = 10_000_000;
    private static final Duration WORD_EVERY = Duration.ofSeconds(30);

    @Option(names = "--size", defaultValue = "1000000", description = "How many boxes are in the database (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--database", paramLabel = "URL", description = "An empty database, for example jdbc:postgresql://127.0.0.1/bench, with the password of PILOT_DATABASE_PASSWORD; it is not emptied afterwards, and may be given again with the same --size (default: H2 in a folder that goes with the run).")
    private @Nullable String database;

    @Option(names = "--username", defaultValue = "pilot", description = "Of the database (default: ${DEFAULT-VALUE}).")
    private String username = "";

    int size() {
        return size;
    }

    void check() {
        CliFailure.demand(size >= 1 && size <= MOST_BOXES, "--size must be 1 to " + MOST_BOXES);
    }

    /// What a server over them is to be told.
    Map<String, String> settings(Terminal terminal) {
        return database == null
                ? Map.of()
                : Map.of("database.url", database, "database.username", username,
                        "database.password", password(terminal));
    }

    private static String password(Terminal terminal) {
        return terminal.environment().getOrDefault("PILOT_DATABASE_PASSWORD", "");
    }

    /// Has the boxes move in, unless they are there.
    ///
    /// @param data the server's folder
    /// @param asked what is wanted of the town then
    <T> T settle(Terminal terminal, Path data, Function<Town, T> asked) throws IOException, InterruptedException {
        DatabaseConfig where = database == null
                ? DatabaseConfig.h2(data)
                : new DatabaseConfig(database, username, Secret.of(password(terminal)),
                        DatabaseConfig.DEFAULT_POOL_SIZE);
        Path homes = data.resolve("homes.jsonl");
        Simulator.writeHomes(HOMES, 1, homes);
        Clock clock = Clock.systemUTC();
        try (Database opened = Database.open(where);
                Town town = new Town(opened, YamlProfiles.load(new ProfileConfig(null)), Files.readAllLines(homes),
                        clock.instant())) {
            switch (town.standing(size)) {
                case EMPTY -> {
                    terminal.say("%,d boxes move into the database …".formatted(size));
                    fill(terminal, town, clock);
                }
                case SETTLED -> terminal.say("The boxes of an earlier run are in the database.");
                case OTHER -> throw new CliFailure(Exit.USAGE,
                        "There are other boxes in that database, or fewer of an earlier run. Give an empty one.");
            }
            return asked.apply(town);
        } finally {
            Files.deleteIfExists(homes);
        }
    }

    private void fill(Terminal terminal, Town town, Clock clock) throws IOException {
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
