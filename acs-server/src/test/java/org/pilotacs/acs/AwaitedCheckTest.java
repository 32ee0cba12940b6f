package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a model whose recipe waits for a value, when a box that comes once an hour does not have it yet, then it is knocked at
/// until it has.
class AwaitedCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROFILE = """
            name: sagevision-sv-s2
            extends: sagevision-sv-s2
            actions:
              reconnect:
                takes: 1m
                steps:
                  - write: {path: Device.ManagementServer.PeriodicInformInterval, type: unsigned-int, value: '3600'}
                  - check:
                      path: Device.SmartCardReaders.SmartCardReader.1.SmartCard.Status
                      is: Running
                      within: 2m
                      means: the card works
            """;

    @TempDir
    private Path data;

    @Test
    void a_value_that_comes_later_confirms_the_action_when_it_comes() throws Exception {
        Path profiles = Files.createDirectory(data.resolve("profiles"));
        Files.writeString(profiles.resolve("sagevision.yaml"), PROFILE);
        Map<String, String> more = new HashMap<>(TestDatabases.environment(TestDatabases.Kind.H2));
        more.put("PILOT_PROFILES_FOLDER", profiles.toString());
        try (AcsServer server = AcsServer.start(Lab.config(data, Lab.settings(more, 0, 0)), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = fleet.boxes().iterator().next();
            box.awaitSession(0, EventCode.BOOT, PATIENCE);
            box.decoder().card().status(CardStatus.ERROR);
            CareClient.Answer order = care.start(Lab.device(box).value(), "reconnect", "one");
            String action = "/care/v1/actions/" + order.json().path("id").asText();
            Awaitility.await("it to be watched").atMost(PATIENCE)
                    .until(() -> care.get(action).json().path("stage").asText().equals("checking"));
            box.decoder().card().status(CardStatus.RUNNING);
            JsonNode end = care.end(order);
            assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
            assertThat(end.path("outcome").path("text").asText()).contains("the card works");
            assertThat(end.path("knock").path("state").asText()).as("it came because it was asked to").isNotEmpty();
        }
    }
}
