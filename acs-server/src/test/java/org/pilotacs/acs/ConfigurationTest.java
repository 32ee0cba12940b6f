package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a configuration that an operator added, when somebody has a box take it over, then it counts as done when the box
/// says that it has it.
class ConfigurationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WHAT = "/care/v1/firmware?kind=configuration&productClass=%s&version=%s&fileName=box.conf";

    @TempDir
    private Path data;

    @Test
    void a_box_fetches_it_as_a_vendor_configuration_file_and_has_it_then() throws Exception {
        try (AcsServer server = AcsServer.start(Lab.config(data, Lab.settings(Map.of(), 0, 0)), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            SimulatedBox box = fleet.boxes().iterator().next();
            String good = added(care, "SV-S2", "2026-12", "Device.ManagementServer.PeriodicInformInterval=301\n");
            JsonNode end = give(care, box.serial(), good, Lab.device(box).value());
            assertThat(end.at("/outcome/kind").asText()).as("%s", end).isEqualTo("confirmed");
            assertThat(box.journal().count(Deed.DOWNLOAD)).isEqualTo(1);
            String bad = added(care, "SV-S2", "2026-13", "\u0000 no configuration at all");
            JsonNode failed = give(care, "second", bad, Lab.device(box).value());
            assertThat(failed.at("/outcome/kind").asText()).as("%s", failed).isEqualTo("failed");
            String foreign = added(care, "OTHER", "1", "x");
            CareClient.Answer refused = wish(care, "third", foreign, Lab.device(box).value());
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("detail").asText())
                    .isEqualTo("1 is for the model OTHER; this box is a SV-S2.");
            CareClient.Answer firmware = care.wish(Lab.device(box).value(),
                    "{\"action\":\"update-firmware\",\"image\":\"" + good + "\"}", "fourth");
            assertThat(firmware.status()).isEqualTo(422);
            assertThat(firmware.json().path("detail").asText()).contains("is a configuration, no firmware");
        }
    }

    @Test
    void a_box_that_speaks_lwm2m_says_why_not() throws Exception {
        Map<String, String> settings = Lab.withLwm2m(Map.of());
        try (AcsServer server = AcsServer.start(Lab.config(data, Lab.settings(settings, 0, 0)), Clock.systemUTC());
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            JsonNode end = give(care, "one", added(care, "SV-L2", "1", "x"), Lab.device(box).value());
            assertThat(end.at("/outcome/kind").asText()).as("%s", end).isEqualTo("refused");
            assertThat(end.at("/outcome/text").asText())
                    .contains("LwM2M has no way to give a box a configuration file");
        }
    }

    private static URI coap(AcsServer server) {
        return Objects.requireNonNull(server.coap());
    }

    private static String added(CareClient care, String model, String version, String content) throws Exception {
        CareClient.Answer answer = care.upload(WHAT.formatted(model, version),
                content.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private static CareClient.Answer wish(CareClient care, String key, String image, String device) throws Exception {
        return care.wish(device, "{\"action\":\"apply-configuration\",\"image\":\"" + image + "\"}", key);
    }

    private static JsonNode give(CareClient care, String key, String image, String device) throws Exception {
        return care.end(wish(care, key, image, device));
    }
}
