package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.sim.fleet.Box;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mFleet;
import org.pilotacs.sim.fleet.SimulatedBox;
import org.pilotacs.sim.satellite.DishSystem;
import org.pilotacs.sim.satellite.Installation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/// Given boxes in their homes, when somebody turns the dish and watches the signal, then what they see follows the
/// dish, and the box is left in peace as soon as nobody looks.
class AimingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Longer than any pause between two reads.
    private static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final Installation WELL_POINTED = Installation.TYPICAL;

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void what_a_TR_069_box_measures_is_seen_as_the_dish_turns(TestDatabases.Kind kind) throws Exception {
        AcsConfig config = Lab.config(kind, data);
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                Database beside = Database.open(config.database())) {
            SimulatedBox box = only(fleet);
            turnTheDish(server, box);
            box.awaitAfter(0, AgentEvent.SessionCompleted.class, one -> one.has("6 CONNECTION REQUEST"), PATIENCE);
            long mark = box.mark();
            pause();
            assertThat(box.mark()).as("nobody looks, and nothing more is asked").isEqualTo(mark);
            assertThat(tasks(beside)).isZero();
            assertThat(keptMargins(beside, box)).as("a point every ten seconds, and the last").isBetween(1L, 20L);
        }
    }

    @Test
    void what_a_LwM2M_box_measures_is_seen_as_the_dish_turns() throws Exception {
        AcsConfig config = Lab.config(data, Lab.withLwm2m(Map.of()));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                DatagramTap tap = new DatagramTap(Objects.requireNonNull(server.coap()).getPort());
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(tap), 1)));
                Database beside = Database.open(config.database())) {
            fleet.awaitAllInformed(PATIENCE);
            Box box = fleet.lwm2mBoxes().iterator().next();
            turnTheDish(server, box);
            Awaitility.await("the last read and what the box tells by itself").atMost(PATIENCE)
                    .pollDelay(Duration.ofSeconds(6)).until(() -> true);
            int sent = tap.toDevice();
            pause();
            assertThat(tap.toDevice()).as("nobody looks, and nothing more is asked").isEqualTo(sent);
            assertThat(tasks(beside)).isZero();
        }
    }

    private static void turnTheDish(AcsServer server, Box box) throws Exception {
        DishSystem dish = box.decoder().dish();
        dish.installation(WELL_POINTED);
        try (MeterStream stream = new MeterStream(server.console().getPort(), Lab.device(box))) {
            JsonNode good = stream.await("a good signal", tick -> isAsTheBoard(tick, box));
            int before = tuner(good).path("quality").asInt();
            assertThat(before).isBetween(20, 100);
            for (double offset : List.of(0.8, 1.2)) {
                dish.installation(WELL_POINTED.pointedOff(offset));
                int quality = tuner(stream.await("a worse one", tick -> isAsTheBoard(tick, box))).path("quality")
                        .asInt();
                assertThat(quality).as("%s degrees off", offset).isBetween(1, before - 1);
                assertThat(stream.await("the trend", tick -> isGoing(tick, "worse"))).isNotNull();
                before = quality;
            }
            dish.installation(WELL_POINTED.pointedOff(4));
            JsonNode lost = tuner(stream.await("no signal", tick -> isAsTheBoard(tick, box)));
            assertThat(lost.path("locked").asBoolean(true)).isFalse();
            assertThat(lost.path("quality").asInt(-1)).isZero();
            assertThat(lost.path("margin").isNull()).isTrue();
            assertThat(lost.path("level").asDouble()).isLessThan(tuner(good).path("level").asDouble());
            assertThat(lost.path("best").path("quality")).isEqualTo(tuner(good).path("quality"));
            dish.installation(WELL_POINTED);
            stream.await("the trend", tick -> isGoing(tick, "better"));
            JsonNode again = tuner(stream.await("a good signal again", tick -> isAsTheBoard(tick, box)));
            assertThat(again.path("quality")).isEqualTo(tuner(good).path("quality"));
        }
    }

    @Test
    void a_box_that_goes_off_the_network_is_not_heard_and_comes_back() throws Exception {
        try (AcsServer server = AcsServer.start(Lab.config(data, Lab.settings(Map.of(), 0, 0)), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                MeterStream stream = watch(server, only(fleet))) {
            SimulatedBox box = only(fleet);
            JsonNode before = stream.await("measuring");
            box.decoder().chassis().networkCable(false);
            JsonNode silent = stream.await("not-heard");
            assertThat(Instant.parse(silent.path("since").asText()))
                    .isAfterOrEqualTo(Instant.parse(before.path("measured").asText()));
            assertThat(silent.path("tuners")).as("with its age it is still of use").isNotEmpty();
            box.decoder().chassis().networkCable(true);
            stream.await("measuring");
        }
    }

    @Test
    void a_LwM2M_box_that_is_gone_ends_the_meter_with_what_to_do() throws Exception {
        AcsConfig config = Lab.config(data, Lab.withLwm2m(Map.of("PILOT_METER_SILENCE", "6s")));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                DatagramTap tap = new DatagramTap(Objects.requireNonNull(server.coap()).getPort());
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(tap), 1)))) {
            fleet.awaitAllInformed(PATIENCE);
            try (MeterStream stream = watch(server, fleet.lwm2mBoxes().iterator().next())) {
                stream.await("measuring");
                tap.cut(true);
                stream.await("not-heard");
                assertThat(stream.await("over").path("code").asText()).isEqualTo("meter.silent");
            }
        }
    }

    @Test
    void a_box_that_is_slow_is_asked_for_one_thing_after_the_other_with_a_rest_between() throws Exception {
        try (AcsServer server = AcsServer.start(Lab.config(data, Lab.settings(Map.of(), 0, 0)), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1))) {
            SimulatedBox box = only(fleet);
            box.faults().slowAnswer(Duration.ofMillis(800));
            try (MeterStream stream = watch(server, box)) {
                Awaitility.await("some looks").atMost(PATIENCE).until(() -> stream.measured().size() >= 5);
                List<Instant> looks = stream.measured().stream()
                        .map(tick -> Instant.parse(tick.path("measured").asText())).toList();
                for (int i = 1; i < looks.size(); i++) {
                    assertThat(Duration.between(looks.get(i - 1), looks.get(i))).isGreaterThan(Duration.ofMillis(1150));
                }
            }
        }
    }

    @Test
    void what_a_consultant_orders_meanwhile_is_done_and_the_meter_goes_on() throws Exception {
        AcsConfig config = Lab.config(data,
                Lab.settings(Map.of("PILOT_DIAGNOSTICS_HOST", "edge.operator.example"), 0, 0));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort());
                MeterStream stream = watch(server, only(fleet))) {
            SimulatedBox box = only(fleet);
            stream.await("measuring");
            for (String action : List.of("check-signal", "reset-pin", "test-line", "restart")) {
                JsonNode end = care.press(Lab.device(box), action, action);
                assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
                int so = stream.measured().size();
                Awaitility.await("it to be measured after " + action).atMost(PATIENCE)
                        .until(() -> stream.measured().size() > so);
            }
            assertThat(box.journal().count(Deed.REBOOT)).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_was_killed_knows_nothing_of_it() throws Exception {
        try (ServerProcess server = new ServerProcess(data, Map.of())) {
            server.start();
            try (Fleet fleet = Fleet.start(Lab.boxes(URI.create("http://127.0.0.1:" + server.cwmpPort() + "/"), 1));
                    CareClient care = new CareClient(server.consolePort())) {
                SimulatedBox box = only(fleet);
                try (MeterStream stream = new MeterStream(server.consolePort(), Lab.device(box))) {
                    stream.await("measuring");
                    server.kill();
                }
                server.start();
                JsonNode end = care.press(Lab.device(box), "restart", "r");
                assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
                Awaitility.await("its session to end").atMost(PATIENCE).pollDelay(A_WHILE).until(() -> true);
                long mark = box.mark();
                pause();
                assertThat(box.mark()).isEqualTo(mark);
                assertThat(care.get("/care/v1/devices/" + CareClient.escaped(Lab.device(box).value()) + "/actions")
                        .json().path("actions")).hasSize(1);
            }
        }
    }

    /// Prints what it costs: looks a second, and what is written for each.
    @Test
    void a_look_costs_no_row() throws Exception {
        AcsConfig config = Lab.config(data, Lab.withLwm2m(Map.of()));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1)
                        .lwm2m(Lwm2mFleet.of(Objects.requireNonNull(server.coap()), 1)));
                Database beside = Database.open(config.database())) {
            fleet.awaitAllInformed(PATIENCE);
            for (Box box : fleet.allBoxes()) {
                try (MeterStream stream = watch(server, box)) {
                    stream.await("measuring");
                    beside.jdbi().useHandle(handle -> handle.execute("SET QUERY_STATISTICS TRUE"));
                    int first = stream.measured().size();
                    long begun = System.nanoTime();
                    Awaitility.await("a while of it").atMost(PATIENCE).pollDelay(Duration.ofSeconds(21))
                            .until(() -> true);
                    double seconds = (System.nanoTime() - begun) / 1e9;
                    int looks = stream.measured().size() - first;
                    Map<String, Long> writes = statements(beside, "INSERT|UPDATE|MERGE");
                    System.out.printf("METER %s: %.2f looks a second, %d looks, written: %s, asked: %s%n",
                            box.getClass().getSimpleName(), looks / seconds, looks, writes,
                            statements(beside, "SELECT"));
                    beside.jdbi().useHandle(handle -> handle.execute("SET QUERY_STATISTICS FALSE"));
                    assertThat(looks / seconds).isBetween(1.0, 2.1);
                    assertThat(writes.keySet()).as("nothing but the history").allMatch(sql -> sql.contains("reading"));
                    assertThat(writes.values().stream().mapToLong(Long::longValue).sum()).isBetween(1L, looks / 10L);
                }
            }
        }
    }

    /// How often each of a kind was executed; what sweepers throw away now and then is not among those that write.
    private static Map<String, Long> statements(Database database, String kind) {
        Map<String, Long> statements = new TreeMap<>();
        database.jdbi().useHandle(handle -> handle
                .createQuery("SELECT sql_statement, execution_count FROM information_schema.query_statistics")
                .map((row, _) -> Map.entry(row.getString("sql_statement").strip().replaceAll("\\s+", " "),
                        row.getLong("execution_count")))
                .forEach(one -> {
                    if (one.getKey().matches("(?i)(" + kind + ") .*")) {
                        statements.merge(one.getKey().substring(0, Math.min(70, one.getKey().length())),
                                one.getValue(), Long::sum);
                    }
                }));
        return statements;
    }

    private static MeterStream watch(AcsServer server, Box box) throws Exception {
        return new MeterStream(server.console().getPort(), Lab.device(box));
    }

    private static SimulatedBox only(Fleet fleet) throws InterruptedException {
        fleet.awaitAllInformed(PATIENCE);
        return fleet.boxes().iterator().next();
    }

    private static URI coap(DatagramTap tap) {
        return URI.create("coap://127.0.0.1:" + tap.port());
    }

    private static void pause() {
        Awaitility.await("a while").atMost(PATIENCE).pollDelay(A_WHILE).until(() -> true);
    }

    private static JsonNode tuner(JsonNode tick) {
        return tick.path("tuners").path(0);
    }

    private static boolean isGoing(JsonNode tick, String trend) {
        return MeterStream.isMeasuring(tick) && tuner(tick).path("trend").asText().equals(trend);
    }

    /// Whether a tick says of the first tuner what the board itself says now.
    private static boolean isAsTheBoard(JsonNode tick, Box box) {
        Tuner.Reading board = box.decoder().tuner(1).read();
        JsonNode told = tuner(tick);
        return MeterStream.isMeasuring(tick) && told.path("locked").asBoolean() == board.locked()
                && Math.abs(told.path("level").asDouble() - board.level()) < 0.1
                && (!board.locked() || Math.abs(told.path("margin").asDouble() - board.linkMargin()) < 0.1);
    }

    private static long tasks(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM task").mapTo(Long.class).one());
    }

    private static long keptMargins(Database database, Box box) {
        return database.jdbi().withHandle(handle -> handle
                .createQuery("SELECT COUNT(*) FROM reading WHERE device_id = :device AND name = 'tuner.1.margin'")
                .bind("device", Lab.device(box).value()).mapTo(Long.class).one());
    }
}
