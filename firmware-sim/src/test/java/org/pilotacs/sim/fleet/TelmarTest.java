package org.pilotacs.sim.fleet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;
import org.pilotacs.sim.acs.ScriptedAcs;
import org.pilotacs.sim.fleet.FleetConfig.Mix;
import org.pilotacs.sim.satellite.Installation;
import org.pilotacs.sim.satellite.LnbState;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.sim.acs.ScriptedAcs.answer;

class TelmarTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ROOT = "InternetGatewayDevice.";

    private ScriptedAcs acs;
    private Fleet fleet;
    private SimulatedBox box;

    @BeforeEach
    void start() throws Exception {
        acs = new ScriptedAcs();
        fleet = Fleet.start(FleetConfig.of(acs.url(), 1).mix(new Mix(0, 0, 1)));
        box = fleet.boxes().iterator().next();
        box.awaitSession(0, EventCode.BOOT, SOON);
        box.decoder().dish().installation(Installation.TYPICAL);
    }

    @AfterEach
    void stop() {
        fleet.close();
        acs.close();
    }

    private CpeResponse ask(AcsRequest request) throws Exception {
        var response = acs.order(box.serial(), request);
        box.knocked();
        return answer(CpeResponse.class, response);
    }

    private List<String> read(String... names) throws Exception {
        return ((CpeResponse.GetParameterValuesResponse) ask(new AcsRequest.GetParameterValues(List.of(names))))
                .parameters().stream().map(ParameterValueStruct::value).toList();
    }

    private static int fault(CpeResponse response) {
        return ((CpeResponse.CpeFault) response).fault().code();
    }

    @Test
    void signalComesInPercentAndWords() throws Exception {
        String tuner = ROOT + "X_0C0D0E_Tuner.1.";
        assertThat(read(tuner + "Lock", tuner + "Strength", tuner + "Quality", tuner + "SNR"))
                .containsExactly("LOCKED", "66", "95", "15.2 dB");
        box.decoder().dish().lnb(new LnbState.Dead());
        assertThat(read(tuner + "Lock", tuner + "Strength", tuner + "Quality", tuner + "SNR"))
                .containsExactly("UNLOCKED", "255", "255", "0.0 dB");
    }

    @Test
    void theCardIsThreeNumbers() throws Exception {
        String cas = ROOT + "X_0C0D0E_CAS.";
        assertThat(read(cas)).containsExactly(box.inventory().card(), "1", "1");
        box.decoder().card().status(CardStatus.NONE);
        assertThat(read(cas)).containsExactly("", "0", "0");
    }

    @Test
    void writingOneResetsThePin() throws Exception {
        ParameterValueStruct one = new ParameterValueStruct(ROOT + "X_0C0D0E_Parental.ResetPIN", XsdType.UNSIGNED_INT,
                "1");
        assertThat(ask(new AcsRequest.SetParameterValues(List.of(one), "k")))
                .isEqualTo(new CpeResponse.SetParameterValuesResponse(0));
        assertThat(box.journal().count(Deed.PIN_RESET)).isEqualTo(1);
        assertThat(read(one.name())).containsExactly("0");
    }

    @Test
    void nineNamesAreTooMany() throws Exception {
        String name = ROOT + "DeviceInfo.UpTime";
        assertThat(fault(ask(new AcsRequest.GetParameterValues(Collections.nCopies(9, name)))))
                .isEqualTo(9004);
        assertThat(read(name, name, name, name, name, name, name, name)).hasSize(8);
    }

    @Test
    void namesOfTheTopAreRefused() throws Exception {
        assertThat(fault(ask(new AcsRequest.GetParameterNames("", true)))).isEqualTo(9005);
        assertThat(ask(new AcsRequest.GetParameterNames(ROOT, true)))
                .isInstanceOf(CpeResponse.GetParameterNamesResponse.class);
    }

    @Test
    void oneUnknownNameRefusesTheWholeRead() throws Exception {
        assertThat(fault(ask(new AcsRequest.GetParameterValues(
                List.of(ROOT + "DeviceInfo.UpTime", ROOT + "DeviceInfo.Nothing"))))).isEqualTo(9005);
    }

    /// Quirk H1: the second post has no cookie, so a server that knows sessions by cookie alone refuses it.
    @Test
    void cookiesWithoutARootPathAreLost() throws Exception {
        acs.cookieAttributes("");
        long mark = box.mark();
        box.knocked();
        assertThat(box.awaitAfter(mark, AgentEvent.SessionFailed.class, failed -> true, SOON)
                .reason()).isEqualTo("HTTP 400");
    }
}
