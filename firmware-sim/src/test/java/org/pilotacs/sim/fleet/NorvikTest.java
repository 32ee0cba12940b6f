package org.pilotacs.sim.fleet;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Radio.Band;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;
import org.pilotacs.sim.acs.Knock;
import org.pilotacs.sim.acs.ScriptedAcs;
import org.pilotacs.sim.fleet.FleetConfig.Mix;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.pilotacs.sim.acs.ScriptedAcs.answer;

class NorvikTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String WAN = "InternetGatewayDevice.WANDevice.1.";
    private static final String PPP = WAN + "WANConnectionDevice.1.WANPPPConnection.1.";
    private static final String WIFI = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.";

    private ScriptedAcs acs;
    private Fleet fleet;
    private SimulatedBox box;

    @BeforeEach
    void start() throws Exception {
        acs = new ScriptedAcs();
        fleet = Fleet.start(FleetConfig.of(acs.url(), 1).mix(new Mix(0, 1, 0)));
        box = fleet.boxes().iterator().next();
        box.awaitSession(0, EventCode.BOOT, SOON);
    }

    @AfterEach
    void stop() {
        fleet.close();
        acs.close();
    }

    private List<ParameterValueStruct> read(String... names) throws Exception {
        var values = acs.order(box.serial(), new AcsRequest.GetParameterValues(List.of(names)));
        box.knocked();
        return answer(CpeResponse.GetParameterValuesResponse.class, values).parameters();
    }

    @Test
    void theLineTheSessionAndTheWifiAreWhereTr098SaysSo() throws Exception {
        assertThat(read(WAN + "WANDSLInterfaceConfig.")).extracting(ParameterValueStruct::name).containsExactly(
                WAN + "WANDSLInterfaceConfig.Status", WAN + "WANDSLInterfaceConfig.UpstreamCurrRate",
                WAN + "WANDSLInterfaceConfig.DownstreamCurrRate", WAN + "WANDSLInterfaceConfig.UpstreamNoiseMargin",
                WAN + "WANDSLInterfaceConfig.DownstreamNoiseMargin",
                WAN + "WANDSLInterfaceConfig.UpstreamAttenuation",
                WAN + "WANDSLInterfaceConfig.DownstreamAttenuation");
        assertThat(read(PPP + "ConnectionStatus", PPP + "Username", WIFI + "SSID", WIFI + "KeyPassphrase"))
                .extracting(ParameterValueStruct::value)
                .containsExactly("Connected", "home@operator.example", "HomeGate", "");
        assertThat(read(WIFI + "AssociatedDevice.")).extracting(ParameterValueStruct::name)
                .contains(WIFI + "AssociatedDevice.1.X_B4C5D6_RSSI");
        assertThat(read("InternetGatewayDevice.LANDevice.1.Hosts.Host.1.InterfaceType")).hasSize(1);
    }

    @Test
    void aWallWeakensTheWifi() throws Exception {
        String first = WIFI + "AssociatedDevice.1.X_B4C5D6_RSSI";
        int before = Integer.parseInt(read(first).getFirst().value());
        box.router().home().wall(15);
        assertThat(Integer.parseInt(read(first).getFirst().value())).isEqualTo(before - 15);
    }

    @Test
    void withoutALineNobodyIsReachedAndAfterwardsTheReasonIsKnown() throws Exception {
        String url = box.model().value("ManagementServer.ConnectionRequestURL");
        box.router().line().cut(true);
        assertThat(box.isUp()).isFalse();
        assertThatIOException()
                .isThrownBy(() -> Knock.at(url, "acs", "acs"));
        box.router().line().cut(false);
        assertThat(read(PPP + "LastConnectionError", PPP + "ConnectionStatus"))
                .extracting(ParameterValueStruct::value).containsExactly("ERROR_NO_CARRIER", "Connected");
    }

    @Test
    void portMappingsCanBeAddedAndDeleted() throws Exception {
        var added = acs.order(box.serial(), new AcsRequest.AddObject(PPP + "PortMapping.", "k"));
        var set = acs.order(box.serial(), new AcsRequest.SetParameterValues(List.of(
                new ParameterValueStruct(PPP + "PortMapping.1.ExternalPort", XsdType.UNSIGNED_INT, "8080")), "k"));
        var deleted = acs.order(box.serial(), new AcsRequest.DeleteObject(PPP + "PortMapping.1.", "k"));
        box.knocked();
        assertThat(answer(CpeResponse.AddObjectResponse.class, added).instanceNumber()).isEqualTo(1);
        answer(CpeResponse.SetParameterValuesResponse.class, set);
        answer(CpeResponse.DeleteObjectResponse.class, deleted);
    }

    @Test
    void toldToChooseAnewTheRadioLeavesACrowdedChannelAndTheHomeFindsBack() throws Exception {
        box.router().home().noise(-70);
        int joined = box.router().wifiClients().size();
        assertThat(read(WIFI + "Channel", WIFI + "X_B4C5D6_Noise")).extracting(ParameterValueStruct::value)
                .containsExactly("6", "-70");
        for (String on : List.of("0", "1")) {
            var set = acs.order(box.serial(), new AcsRequest.SetParameterValues(
                    List.of(new ParameterValueStruct(WIFI + "AutoChannelEnable", XsdType.BOOLEAN, on)), "k"));
            box.knocked();
            answer(CpeResponse.SetParameterValuesResponse.class, set);
        }
        Awaitility.await().atMost(SOON).until(() -> box.router().radio(Band.GHZ_2_4).channel() == 1);
        assertThat(read(WIFI + "AutoChannelEnable", WIFI + "X_B4C5D6_Noise")).extracting(ParameterValueStruct::value)
                .containsExactly("1", "-92");
        Awaitility.await().atMost(SOON).until(() -> box.router().wifiClients().size() == joined);
    }

    @Test
    void aShortWifiKeyIsRefused() throws Exception {
        var set = acs.order(box.serial(), new AcsRequest.SetParameterValues(
                List.of(new ParameterValueStruct(WIFI + "KeyPassphrase", XsdType.STRING, "short")), "k"));
        box.knocked();
        assertThat(answer(CpeResponse.CpeFault.class, set).setParameterValuesFaults().getFirst().code())
                .isEqualTo(9007);
    }
}
