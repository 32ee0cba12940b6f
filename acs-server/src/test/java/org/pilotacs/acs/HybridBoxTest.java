package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.fleet.SimulatedBox;
import org.pilotacs.sim.headend.HeadendSettings;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.SatelliteLab.PATIENCE;
import static org.pilotacs.acs.SatelliteLab.begun;
import static org.pilotacs.acs.SatelliteLab.now;
import static org.pilotacs.acs.SatelliteLab.onAir;
import static org.pilotacs.acs.SatelliteLab.outcome;

/// Given a decoder that speaks TR-069 and also listens to the satellite, when its PIN is reset by satellite, then what it shows of
/// itself confirms that, and the message is withdrawn.
class HybridBoxTest {
    private static final String PIN_IS_DEFAULT = "Device.Services.STBService.1.X_A1B2C3_Parental.PINIsDefault";

    @TempDir
    private Path data = Path.of("");

    @Test
    void a_box_that_also_speaks_confirms_a_message_by_its_own_reading() throws Exception {
        int mux = ServerProcess.freePort();
        OneWayFleet listeners = OneWayFleet.of(1).headend(HeadendSettings.of(mux, OneWayFleet.CAPACITY)).hybrids(true);
        try (AcsServer server = AcsServer.start(SatelliteLab.config(TestDatabases.Kind.H2, data,
                SatelliteLab.file(data, mux, SatelliteLab.QUICK)), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1).oneWay(listeners));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(Duration.ofSeconds(60));
            SatelliteLab.admit(care, fleet);
            SimulatedBox box = fleet.boxes().iterator().next();
            DeviceId device = Lab.device(box);

            JsonNode asked = begun(
                    care.wish(device.value(), "{\"action\":\"reset-pin\",\"way\":\"satellite\"}", "by-satellite"));
            onAir(care, asked, 1);
            Awaitility.await("the PIN").atMost(PATIENCE).until(() -> box.decoder().pin().isDefault());
            assertThat(now(care, asked).path("outcome").isNull()).as("nobody has looked yet").isTrue();

            assertThat(outcome(look(care, device, "look"))).isEqualTo("confirmed");
            JsonNode ended = SatelliteLab.await(care, asked, "to be confirmed",
                    json -> !json.path("outcome").isNull());
            assertThat(outcome(ended)).isEqualTo("confirmed");
            assertThat(ended.path("outcome").path("text").asText()).contains("itself shows it", "pin.is-default");
            long sent = fleet.headend().mux().truth().datagrams();
            assertThat(outcome(look(care, device, "look again"))).isEqualTo("confirmed");
            assertThat(fleet.headend().mux().truth().datagrams()).as("withdrawn").isLessThanOrEqualTo(sent + 1);
        }
    }

    private static JsonNode look(CareClient care, DeviceId device, String key) throws Exception {
        return care.end(care.wish(device.value(), "{\"action\":\"read\",\"paths\":[\"" + PIN_IS_DEFAULT + "\"]}", key));
    }
}
