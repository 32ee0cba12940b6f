package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/// Given simulated boxes of three makes, when a CRM presses a button, then the box does it and the action says so with
/// evidence. Prints how long that took.
class FleetActionsTest {
    private static final Duration BOOT = Duration.ofMillis(500);
    private static final int BOXES = 12;

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void every_button_ends_with_evidence_on_every_make(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = AcsServer.start(config(kind), Clock.systemUTC());
                Fleet fleet = Fleet.start(FleetConfig.of(server.cwmp(), BOXES).bootTime(BOOT)
                        .mix(new FleetConfig.Mix(2, 1, 1)).connectionRequestCredentials("acs", "knock"));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(Duration.ofSeconds(60));
            Map<String, List<Long>> took = new TreeMap<>();
            for (SimulatedBox box : fleet.boxes()) {
                for (String action : actions(box)) {
                    JsonNode end = press(care, box, action);
                    assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
                    assertThat(end.path("outcome").path("text").asText()).isNotBlank();
                    took.computeIfAbsent(action, _ -> new ArrayList<>()).add(millis(end));
                }
                if (box.isDecoder()) {
                    assertThat(box.journal().count(Journal.Deed.PIN_RESET)).isEqualTo(1);
                }
                assertThat(box.journal().count(Journal.Deed.REBOOT)).isEqualTo(1);
            }
            took.forEach((action, times) -> System.out.printf(
                    "PRESSED TO SETTLED %s %s: median %d ms of %d (boot %d ms)%n",
                    kind, action, times.stream().sorted().skip(times.size() / 2).findFirst().orElse(0L), times.size(),
                    BOOT.toMillis()));
        }
    }

    private AcsConfig config(TestDatabases.Kind kind) {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.putAll(Map.of("PILOT_CWMP_PORT", "0", "PILOT_CONSOLE_PORT", "0",
                "PILOT_CWMP_CONNECTION_REQUEST_ALLOW", "127.0.0.0/8", "PILOT_CWMP_CONNECTION_REQUEST_USERNAME", "acs",
                "PILOT_CWMP_CONNECTION_REQUEST_PASSWORD", "knock"));
        return AcsConfig.load(null, settings, Map.of("data", data.toString()));
    }

    /// A router has no PIN to reset.
    private static List<String> actions(SimulatedBox box) {
        return box.isDecoder() ? List.of("check-signal", "reset-pin", "restart") : List.of("check-signal", "restart");
    }

    private static JsonNode press(CareClient care, SimulatedBox box, String action)
            throws IOException, InterruptedException {
        String device = DeviceId.of(box.inventory().oui(), box.inventory().productClass(), box.serial()).value();
        CareClient.Answer answer = care.start(device, action, box.serial() + action);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
        AtomicReference<JsonNode> end = new AtomicReference<>(answer.json());
        Awaitility.await(action + " on " + box.serial()).atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20)).until(() -> {
                    care.settled(answer.json().path("id").asText()).ifPresent(end::set);
                    return end.get().path("stage").asText().equals("settled");
                });
        return end.get();
    }

    private static long millis(JsonNode action) {
        return Duration.between(Instant.parse(action.path("created").asText()),
                Instant.parse(action.path("settled").asText())).toMillis();
    }
}
