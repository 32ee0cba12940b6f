package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        try (AcsServer server = AcsServer.start(Lab.config(kind, data), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), BOXES).bootTime(BOOT)
                        .mix(new FleetConfig.Mix(2, 1, 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(Duration.ofSeconds(60));
            Map<String, List<Long>> took = new TreeMap<>();
            for (SimulatedBox box : fleet.boxes()) {
                for (String action : actions(box)) {
                    JsonNode end = care.press(Lab.device(box), action, box.serial() + action);
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

    /// A router has no PIN to reset.
    private static List<String> actions(SimulatedBox box) {
        return box.isDecoder() ? List.of("check-signal", "reset-pin", "restart") : List.of("check-signal", "restart");
    }

    private static long millis(JsonNode action) {
        return Duration.between(Instant.parse(action.path("created").asText()),
                Instant.parse(action.path("settled").asText())).toMillis();
    }
}
