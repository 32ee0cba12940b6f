package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/// Given 200 boxes in session and tasks queued, when the server is killed at any moment, then every acknowledged action
/// completes exactly once or says truthfully why not.
class SigkillTest {
    private static final int BOXES = 200;
    /// A thousand are a matter of hours: see docs/benchmarks.md.
    private static final int KILLS = Integer.getInteger("pilot.kills", 4);
    private static final List<String> ACTIONS = List.of("check-signal", "reset-pin", "restart");
    private static final Duration PATIENCE = Duration.ofSeconds(120 + KILLS);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void nothing_acknowledged_is_lost_or_done_twice(TestDatabases.Kind kind) throws Exception {
        long seed = Long.getLong("pilot.seed", 20_261_123L);
        SplittableRandom random = new SplittableRandom(seed);
        try (ServerProcess server = new ServerProcess(data, settings(kind))) {
            server.start();
            FleetConfig config = Lab.boxes(URI.create("http://127.0.0.1:" + server.cwmpPort() + "/"), BOXES)
                    .bootTime(Duration.ofMillis(300)).periodicInterval(Duration.ofSeconds(5));
            try (Fleet fleet = Fleet.start(config)) {
                fleet.awaitAllInformed(Duration.ofSeconds(60));
                Map<String, String> acknowledged = new HashMap<>();
                for (int round = 0; round < KILLS; round++) {
                    press(server, fleet, round, random, acknowledged);
                    server.start();
                }
                Map<String, JsonNode> ends = await(server, acknowledged);
                report(kind, seed, ends);
                assertThat(ends).hasSameSizeAs(acknowledged).hasSizeGreaterThan(BOXES / 8);
                acknowledged
                        .forEach((action, serial) -> held(Objects.requireNonNull(ends.get(action)), fleet.box(serial)));
                fleet.boxes().forEach(box -> assertThat(restartedTwiceForOneOrder(box)).isFalse());
                assertThat(ends.values().stream().filter(SigkillTest::confirmed).count())
                        .as("most come through: %s", kinds(ends)).isGreaterThan(ends.size() * 8L / 10);
            }
            assertThat(server.stop()).as("a stop by SIGTERM is in order").isIn(0, 143);
        }
    }

    private Map<String, String> settings(TestDatabases.Kind kind) {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.put("PILOT_TASKS_EVIDENCE", "20s");
        return settings;
    }

    /// Every box gets an action, from many threads at once, and the kill falls when some of them are acknowledged.
    private static void press(ServerProcess server, Fleet fleet, int round, SplittableRandom random,
            Map<String, String> acknowledged) throws Exception {
        int killAfter = random.nextInt(BOXES / 8, BOXES);
        CountDownLatch enough = new CountDownLatch(killAfter);
        try (CareClient care = new CareClient(server.consolePort());
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Map.Entry<String, String>>> answers = new ArrayList<>();
            for (SimulatedBox box : fleet.boxes()) {
                String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
                answers.add(threads.submit(() -> press(care, box, action, box.serial() + "-" + round, enough)));
            }
            enough.await(30, TimeUnit.SECONDS);
            server.kill();
            assertThat(enough.getCount()).as("not acknowledged in time, of %d", killAfter).isLessThan(killAfter);
            for (Future<Map.Entry<String, String>> answer : answers) {
                Map.Entry<String, String> one = answer.get();
                if (!one.getKey().isEmpty()) {
                    acknowledged.put(one.getKey(), one.getValue());
                }
            }
        }
    }

    /// The action's id if it was acknowledged, else an empty one: nobody answered, or, on a busy machine, the database had
    /// no connection left (503).
    private static Map.Entry<String, String> press(CareClient care, SimulatedBox box, String action, String key,
            CountDownLatch enough) throws InterruptedException {
        try {
            CareClient.Answer answer = care.start(Lab.device(box).value(), action, key);
            assertThat(answer.status()).as("%s", answer.json()).isIn(200, 202, 503);
            if (answer.status() == 503) {
                return Map.entry("", box.serial());
            }
            enough.countDown();
            return Map.entry(answer.json().path("id").asText(), box.serial());
        } catch (IOException _) {
            return Map.entry("", box.serial());
        }
    }

    private static Map<String, JsonNode> await(ServerProcess server, Map<String, String> acknowledged)
            throws Exception {
        Map<String, JsonNode> ends = new TreeMap<>();
        try (CareClient care = new CareClient(server.consolePort())) {
            try {
                Awaitility.await("every acknowledged action to settle").atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(250))
                        .until(() -> {
                            for (String action : acknowledged.keySet()) {
                                if (!ends.containsKey(action)) {
                                    care.settled(action).ifPresent(json -> ends.put(action, json));
                                }
                            }
                            return ends.size() == acknowledged.size();
                        });
            } catch (ConditionTimeoutException late) {
                acknowledged.keySet().removeAll(ends.keySet());
                throw new AssertionError("not settled: " + care.get("/care/v1/actions/" + acknowledged.keySet()
                        .iterator().next()).json() + " and " + acknowledged, late);
            }
        }
        return ends;
    }

    /// What the action says happened is what the box's own journal says.
    private static void held(JsonNode action, SimulatedBox box) {
        String outcome = action.path("outcome").path("kind").asText();
        assertThat(outcome).as("%s", action).isIn("confirmed", "unconfirmed", "failed", "cancelled");
        for (JsonNode step : action.path("steps")) {
            if (step.path("operation").asText().equals("restart")) {
                int restarts = box.journal().count(Journal.Deed.REBOOT, step.path("id").asText());
                boolean done = step.path("outcome").path("kind").asText().equals("confirmed");
                assertThat(restarts).as("restarts of %s for %s", box.serial(), step).isBetween(done ? 1 : 0, 1);
            }
        }
        if (!outcome.equals("confirmed")) {
            assertThat(action.path("outcome").path("text").asText()).as("%s", action).isNotBlank();
        }
    }

    private static boolean restartedTwiceForOneOrder(SimulatedBox box) {
        return box.journal().lines().stream()
                .anyMatch(line -> line.startsWith("REBOOT ") && !line.endsWith(" x1"));
    }

    private static boolean confirmed(JsonNode action) {
        return action.path("outcome").path("kind").asText().equals("confirmed");
    }

    private static Map<String, Integer> kinds(Map<String, JsonNode> ends) {
        Map<String, Integer> kinds = new TreeMap<>();
        ends.values().forEach(action -> kinds.merge(action.path("action").asText() + " "
                + action.path("outcome").path("kind").asText(), 1, Integer::sum));
        return kinds;
    }

    private static void report(TestDatabases.Kind kind, long seed, Map<String, JsonNode> ends) {
        System.out.printf("SIGKILL %s, seed %d: %d kills, %d acknowledged actions: %s%n", kind, seed, KILLS,
                ends.size(),
                kinds(ends));
    }
}
