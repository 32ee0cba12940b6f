package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Given boxes whose signal was measured, when a CRM restores their factory settings, then that counts as done when they come
/// as new (`0 BOOTSTRAP`), and nothing that was learnt before is shown as true any more (D22).
class FactoryResetTest {
    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void what_was_known_of_a_box_is_void_once_it_comes_back_as_new(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = AcsServer.start(Lab.config(kind, data), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 3).mix(new FleetConfig.Mix(1, 1, 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(Duration.ofSeconds(60));
            for (SimulatedBox box : fleet.boxes()) {
                reset(box, care);
            }
        }
    }

    private static void reset(SimulatedBox box, CareClient care) throws Exception {
        DeviceId device = Lab.device(box);
        care.press(device, "check-signal", box.serial() + "-before");
        List<String> measured = care.device(device).path("readings").findValuesAsText("name");
        Instant ordered = Clock.systemUTC().instant();

        JsonNode end = care.press(device, "factory-reset", box.serial());

        assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
        assertThat(box.journal().count(Journal.Deed.FACTORY_RESET)).isEqualTo(1);
        List<String> left = care.device(device).path("readings").findValuesAsText("name");
        assertThat(measured).hasSizeGreaterThan(left.size()).containsAll(left);
        JsonNode parameters = care.parameters(device);
        assertThat(parameters).isNotEmpty().allSatisfy(parameter -> assertThat(
                Instant.parse(parameter.path("learnt").asText())).as("%s", parameter).isAfterOrEqualTo(ordered));
        if (box.isDecoder()) {
            assertThat(box.decoder().pin().isDefault()).isTrue();
            assertThat(measured).contains("tuner.1.cn");
            assertThat(left).doesNotContain("tuner.1.cn");
        }
    }
}
