package org.pilotacs.acs;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.JdbcTaskStore;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.acs.task.Watched;
import org.pilotacs.acs.task.Watched.Attention;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a profile that says which changes are to be told, when a box comes for the first time, then it is told once, and what
/// it tells from then on is kept as readings with the moment at which it said so.
class WatchTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CARD = "Device.SmartCardReaders.SmartCardReader.1.SmartCard.Status";
    private static final String PROFILE = """
            name: sagevision-sv-s2
            extends: sagevision-sv-s2
            notify:
              active: [card.status, Device.DeviceInfo.NoSuchThing]
              passive: [temperature]
            """;

    @TempDir
    private Path data;
    @TempDir
    private Path profiles;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void what_a_box_was_told_to_watch_becomes_a_reading_when_it_changes(TestDatabases.Kind kind) throws Exception {
        AcsConfig config = config(TestDatabases.environment(kind));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                Database beside = Database.open(config.database());
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = fleet.boxes().iterator().next();
            Evidence evidence = awaitWatched(beside, box);
            assertThat(evidence.values()).extracting(one -> one.path() + " " + one.value().text())
                    .contains(CARD + " active").anyMatch(one -> one.endsWith("TemperatureSensor.1.Value passive"));
            assertThat(evidence.text().toString()).contains("NoSuchThing");

            long mark = box.mark();
            box.decoder().card().status(CardReader.CardStatus.NONE);
            box.awaitSession(mark, EventCode.VALUE_CHANGE, SOON);
            JdbcReadingHistory history = new JdbcReadingHistory(beside);
            Awaitility.await().atMost(SOON).until(() -> value(history, box, "card.status").equals("none"));
            assertThat(care.device(Lab.device(box)).path("readings")).anySatisfy(one -> {
                assertThat(one.path("name").asText()).isEqualTo("card.status");
                assertThat(one.path("value").asText()).isEqualTo("none");
            });

            mark = box.mark();
            box.decoder().chassis().temperature(71);
            box.knocked();
            box.awaitSession(mark, EventCode.VALUE_CHANGE, SOON);
            assertThat(value(history, box, "temperature")).isEqualTo("71");
        }
    }

    @Test
    void a_box_is_told_once_and_again_only_when_it_is_as_new() throws Exception {
        AcsConfig config = config(Map.of());
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                Database beside = Database.open(config.database());
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = fleet.boxes().iterator().next();
            awaitWatched(beside, box);
            long mark = box.mark();
            assertThat(care.press(Lab.device(box), "restart", "a").at("/outcome/kind").asText()).isEqualTo("confirmed");
            assertThat(watches(beside, box)).hasSize(1);
            care.press(Lab.device(box), "factory-reset", "b");
            box.awaitAfter(mark, AgentEvent.Answered.class,
                    one -> one.request() instanceof AcsRequest.SetParameterAttributes, SOON);
            assertThat(watches(beside, box)).hasSize(2);
        }
    }

    /// As after a kill between the first sighting and what follows from it.
    @Test
    void a_box_that_was_met_but_not_told_is_told_at_its_next_contact() throws Exception {
        int port = ServerProcess.freePort();
        AcsServer first = AcsServer.start(Lab.config(data, Lab.settings(Map.of(), port, 0)), Clock.systemUTC());
        try (Fleet fleet = Fleet.start(Lab.boxes(first.cwmp(), 1))) {
            SimulatedBox box = fleet.boxes().iterator().next();
            box.awaitSession(0, EventCode.BOOT, SOON);
            first.close();
            AcsConfig config = config(Map.of(), port);
            try (AcsServer _ = AcsServer.start(config, Clock.systemUTC());
                    Database beside = Database.open(config.database())) {
                assertThat(watches(beside, box)).isEmpty();
                box.informPeriodically();
                awaitWatched(beside, box);
                long mark = box.mark();
                box.informPeriodically();
                box.awaitSession(mark, EventCode.PERIODIC, SOON);
                assertThat(watches(beside, box)).hasSize(1);
            }
        } finally {
            first.close();
        }
    }

    @Test
    void a_box_that_knows_none_of_it_fails_and_a_profile_without_it_asks_for_nothing() throws Exception {
        AcsConfig config = Lab.config(data, Lab.settings(Map.of(), 0, 0));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                Orders orders = new Orders(config);
                Database beside = Database.open(config.database())) {
            SimulatedBox box = fleet.boxes().iterator().next();
            box.awaitSession(0, EventCode.BOOT, SOON);
            assertThat(watches(beside, box)).isEmpty();
            Outcome outcome = orders.awaitOutcome(orders.give(box,
                    new Operation.Watch(List.of(new Watched("Device.Nope", Attention.ACTIVE)))));
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.fault().code()).isEqualTo("9005"));
        }
    }

    private AcsConfig config(Map<String, String> database) throws IOException {
        return config(database, 0);
    }

    private AcsConfig config(Map<String, String> database, int port) throws IOException {
        Files.writeString(profiles.resolve("mine.yaml"), PROFILE);
        Map<String, String> settings = new HashMap<>(database);
        settings.put("PILOT_PROFILES_FOLDER", profiles.toString());
        return Lab.config(data, Lab.settings(settings, port, 0));
    }

    private static Evidence awaitWatched(Database beside, SimulatedBox box) {
        Awaitility.await("to be watched").atMost(SOON).until(() -> watches(beside, box).stream()
                .anyMatch(one -> one.state() instanceof TaskState.Settled));
        return ((Outcome.Confirmed) ((TaskState.Settled) watches(beside, box).getFirst().state()).outcome()).evidence();
    }

    private static List<Task> watches(Database beside, SimulatedBox box) {
        return new JdbcTasks(new JdbcTaskStore(beside, Clock.systemUTC(), Runnable::run)).ofDevice(Lab.device(box), 50)
                .stream().filter(one -> one.operation() instanceof Operation.Watch).toList();
    }

    private static String value(JdbcReadingHistory history, SimulatedBox box, String name) {
        return history.latest(Lab.device(box)).stream().filter(one -> one.name().equals(name)).map(Reading::value)
                .findFirst().orElse("");
    }
}
