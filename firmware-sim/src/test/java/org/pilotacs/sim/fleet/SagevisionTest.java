package org.pilotacs.sim.fleet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;
import org.pilotacs.sim.acs.Knock;
import org.pilotacs.sim.acs.ScriptedAcs;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.sim.acs.ScriptedAcs.answer;

/// A Sagevision decoder against a server, over real sockets.
class SagevisionTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String STB = "Device.Services.STBService.1.";

    private ScriptedAcs acs;
    private Fleet fleet;
    private SimulatedBox box;

    @BeforeEach
    void start() throws Exception {
        acs = new ScriptedAcs();
        fleet = Fleet.start(FleetConfig.of(acs.url(), 1).connectionRequestCredentials("acs", "knock"));
        box = fleet.boxes().iterator().next();
        box.awaitSession(0, EventCode.BOOT, SOON);
    }

    @AfterEach
    void stop() {
        fleet.close();
        acs.close();
    }

    @Test
    void firstContactIsBootstrapAndBootWithTheForcedParameters() {
        CpeRequest.Inform inform = acs.informs(box.serial()).getFirst();
        assertThat(inform.events()).containsExactly(new EventStruct(EventCode.BOOTSTRAP, ""),
                new EventStruct(EventCode.BOOT, ""));
        assertThat(inform.deviceId().oui()).isEqualTo("A1B2C3");
        assertThat(inform.parameters()).extracting(ParameterValueStruct::name).contains(
                "Device.DeviceInfo.SoftwareVersion", "Device.ManagementServer.ConnectionRequestURL",
                "Device.RootDataModelVersion");
    }

    @Test
    void aConnectionRequestOpensASession() throws Exception {
        var values = acs.order(box.serial(), new AcsRequest.GetParameterValues(
                List.of(STB + "Components.FrontEnd.1.X_A1B2C3_DVBS.", "Device.DeviceInfo.SerialNumber")));
        long mark = box.mark();
        knock("knock");
        box.awaitSession(mark, EventCode.CONNECTION_REQUEST, SOON);
        List<ParameterValueStruct> got = answer(CpeResponse.GetParameterValuesResponse.class, values).parameters();
        assertThat(got).contains(
                new ParameterValueStruct("Device.DeviceInfo.SerialNumber", XsdType.STRING, box.serial()),
                new ParameterValueStruct(STB + "Components.FrontEnd.1.X_A1B2C3_DVBS.Locked", XsdType.BOOLEAN, "1"));
    }

    @Test
    void resettingThePinIsDoneOnce() throws Exception {
        assertThat(box.decoder().pin().isDefault()).isFalse();
        var set = acs.order(box.serial(), new AcsRequest.SetParameterValues(
                List.of(new ParameterValueStruct(STB + "AVPlayers.ResetPINCode", XsdType.BOOLEAN, "true")), "k1"));
        knock("knock");
        assertThat(answer(CpeResponse.SetParameterValuesResponse.class, set).status()).isZero();
        assertThat(box.decoder().pin().opensWith("0000")).isTrue();
        assertThat(box.journal().count(Deed.PIN_RESET)).isEqualTo(1);
    }

    @Test
    void aRebootComesBackWithItsCommandKey() throws Exception {
        var reboot = acs.order(box.serial(), new AcsRequest.Reboot("care-17"));
        long mark = box.mark();
        knock("knock");
        answer(CpeResponse.RebootResponse.class, reboot);
        box.awaitSession(mark, EventCode.M_REBOOT, SOON);
        assertThat(acs.informs(box.serial()).getLast().events()).containsExactly(
                new EventStruct(EventCode.M_REBOOT, "care-17"), new EventStruct(EventCode.BOOT, ""));
        assertThat(box.journal().count(Deed.REBOOT, "care-17")).isEqualTo(1);
    }

    private void knock(String password) throws Exception {
        String url = box.model().value("ManagementServer.ConnectionRequestURL");
        assertThat(Knock.at(url, "acs", password)).isEqualTo(200);
    }
}
