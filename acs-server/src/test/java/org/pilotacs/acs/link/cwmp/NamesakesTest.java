package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.profile.SessionTraits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Boxes that share one serial number, as some makers deliver them (D19).
class NamesakesTest {
    private static final String SHARED = "999999999999999999";

    private final RunningLink link = new RunningLink(RunningLink.config(AccessConfig.DEFAULT));

    @AfterEach
    void stops() {
        link.close();
    }

    @Test
    void are_told_apart_by_what_their_profile_names() throws IOException {
        knownBy("Device.DeviceInfo.X_00AA00_Card");
        inform("00AA00", "Device.DeviceInfo.X_00AA00_Card", " 0101 ");
        inform("00AA00", "Device.DeviceInfo.X_00AA00_Card", "0202");
        assertThat(link.devices().find(DeviceId.of("00AA00", "Twin", "0101"))).isPresent();
        assertThat(link.devices().find(DeviceId.of("00AA00", "Twin", "0202"))).isPresent();
        assertThat(link.devices().find(DeviceId.of("00AA00", "Twin", SHARED))).isEmpty();
    }

    @Test
    void a_MAC_address_also_makes_up_for_an_OUI_that_changes_with_each_start() throws IOException {
        knownBy("Device.Ethernet.Interface.1.MACAddress");
        inform("000000", "Device.Ethernet.Interface.1.MACAddress", "00:d0:9e:01:02:03");
        inform("FFFFFF", "Device.Ethernet.Interface.1.MACAddress", "00-D0-9E-01-02-03");
        assertThat(link.devices().find(DeviceId.of("00D09E", "Twin", "00D09E010203"))).isPresent();
        assertThat(link.devices().find(DeviceId.of("000000", "Twin", SHARED))).isEmpty();
        assertThat(link.devices().find(DeviceId.of("FFFFFF", "Twin", "00D09E010203"))).isEmpty();
    }

    @Test
    void one_that_leaves_out_what_it_would_be_known_by_is_not_taken_for_another() throws IOException {
        knownBy("Device.DeviceInfo.X_00AA00_Card");
        assertThat(inform("00AA00", "Device.DeviceInfo.SoftwareVersion", "1.0").body()).contains("8003")
                .contains("cannot be told apart");
    }

    @Test
    void two_that_come_at_once_are_noticed_where_no_profile_knows_of_them() throws IOException {
        try (CpeSocket one = from("127.0.0.1"); CpeSocket other = from("127.0.0.2")) {
            String inform = message("00AA00", "Device.DeviceInfo.SoftwareVersion", "1.0");
            one.post(inform, Map.of());
            assertThat(link.traces().find(DeviceId.of("00AA00", "Twin", SHARED))).isEmpty();
            other.post(inform, Map.of());
        }
        assertThat(link.traces().find(DeviceId.of("00AA00", "Twin", SHARED)).orElseThrow().because())
                .hasToString("two boxes seem to have one serial number: one came from 127.0.0.2 while another was in"
                        + " session from 127.0.0.1");
    }

    private void knownBy(String path) {
        SessionTraits usual = SessionTraits.DEFAULT;
        link.teach("Twin",
                new SessionTraits(usual.asking(), usual.writing(), usual.patience(), usual.downloads(), path));
    }

    private CpeSocket.Answer inform(String oui, String path, String value) throws IOException {
        try (CpeSocket cpe = from("127.0.0.1")) {
            return cpe.post(message(oui, path, value), Map.of());
        }
    }

    private CpeSocket from(String address) {
        return new CpeSocket(() -> new Socket(InetAddress.getLoopbackAddress(), link.port(),
                InetAddress.getByName(address), 0));
    }

    private static String message(String oui, String path, String value) {
        return "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><Inform><DeviceId><OUI>" + oui
                + "</OUI><ProductClass>Twin</ProductClass><SerialNumber>" + SHARED + "</SerialNumber></DeviceId>"
                + "<ParameterList><P><Name>" + path + "</Name><Value>" + value + "</Value></P></ParameterList>"
                + "</Inform></Body></Envelope>";
    }
}
