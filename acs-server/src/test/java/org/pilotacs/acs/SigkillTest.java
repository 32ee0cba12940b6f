package org.pilotacs.acs;

import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/// Given 200 boxes in session and callers who press without end, when the server is killed at any moment, then every
/// acknowledged action ends exactly once and stays ended, and is what the box did or says truthfully why not.
class SigkillTest {
    private static final int BOXES = 200;
    /// A thousand take an hour and a half: see docs/benchmarks.md.
    private static final int KILLS = Integer.getInteger("pilot.kills", 4);
    /// So many kills for one that comes before the server is ready.
    private static final int ONE_AT_START = 8;
    /// Acknowledgements between two kills.
    private static final int MOST_BETWEEN = Integer.getInteger("pilot.between", 60);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    /// A box that was cut short often comes back by itself only after its retries' pauses (TR-069, 3.2.1.1).
    private static final Duration PATIENCE_AT_END = PATIENCE.plusSeconds(KILLS);

    /// A box that restarts while it sends a file says no more of it, which ends the action only when this has passed.
    private static final String PROFILE = """
            name: sagevision-sv-s2
            extends: sagevision-sv-s2
            session:
              transfer: 1m
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;
    @TempDir
    private Path profiles;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void nothing_acknowledged_is_lost_or_done_twice(TestDatabases.Kind kind) throws Exception {
        long seed = Long.getLong("pilot.seed", 20_261_123L);
        SplittableRandom random = new SplittableRandom(seed);
        Files.writeString(profiles.resolve("sagevision.yaml"), PROFILE);
        try (ServerProcess server = new ServerProcess(data, settings(kind))) {
            server.start();
            FleetConfig config = Lab.boxes(URI.create("http://127.0.0.1:" + server.cwmpPort() + "/"), BOXES)
                    .bootTime(Duration.ofMillis(300)).periodicInterval(Duration.ofSeconds(5));
            try (Fleet fleet = Fleet.start(config)) {
                fleet.awaitAllInformed(Duration.ofSeconds(60));
                try (Callers callers = new Callers(server.consolePort(), fleet)) {
                    for (int kills = 1; kills <= KILLS; kills++) {
                        assertThat(callers.awaitAcknowledged(random.nextInt(1, MOST_BETWEEN), PATIENCE)).as("%s",
                                callers.amiss()).isTrue();
                        server.kill();
                        if (kills % ONE_AT_START == 0) {
                            server.launch();
                            Thread.sleep(random.nextInt(3_000));
                            server.kill();
                            kills++;
                        }
                        server.start();
                        progress(kind, kills, callers);
                    }
                    callers.finish(PATIENCE_AT_END);
                    callers.assertEndsStay();
                    System.out.printf("SIGKILL %s, seed %d: %d kills, %d acknowledged actions: %s%n", kind, seed, KILLS,
                            callers.acknowledged(), callers.kinds());
                    assertThat(callers.amiss()).isEmpty();
                    assertThat(callers.overdone(fleet)).isEmpty();
                    assertThat(callers.acknowledged()).isGreaterThan(BOXES / 8);
                    assertThat(callers.confirmed()).as("most come through: %s", callers.kinds())
                            .isGreaterThan(callers.acknowledged() * 8L / 10);
                }
            }
            assertThat(server.stop()).as("a stop by SIGTERM is in order").isIn(0, 143);
        }
    }

    private static void progress(TestDatabases.Kind kind, int kills, Callers callers) {
        if (kills % 50 < 2) {
            System.out.printf("SIGKILL %s: %d of %d, %d acknowledged, amiss %s%n", kind, kills, KILLS,
                    callers.acknowledged(), callers.amiss());
        }
    }

    private Map<String, String> settings(TestDatabases.Kind kind) {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.put("PILOT_TASKS_EVIDENCE", "20s");
        settings.put("PILOT_PROFILES_FOLDER", profiles.toString());
        return settings;
    }
}
