package org.pilotacs.acs.link.cwmp.wake;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.profile.WakeWay;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// In which order the ways to a device are tried: the table of [Ways].
class WaysTest {
    private static final String URL = "http://203.0.113.9:7547/x";
    private static final String PRIVATE_URL = "http://192.168.1.20:7547/x";
    private static final Map<String, String> ALL = Map.of("UDPConnectionRequestAddress", "203.0.113.9:40123",
            "ConnReqJabberID", "box@example.com/cwmp");
    private static final Set<WakeWay> EVERY = EnumSet.allOf(WakeWay.class);

    @Test
    void a_device_that_can_be_reached_is_asked_by_HTTP_first() {
        assertThat(names(URL, "203.0.113.9", ALL, List.of())).containsExactly(WakeWay.HTTP, WakeWay.XMPP, WakeWay.UDP);
    }

    @Test
    void a_device_that_says_that_it_is_behind_a_NAT_is_asked_by_HTTP_last() {
        for (String yes : List.of("1", "true", "TRUE")) {
            assertThat(names(URL, "203.0.113.9", with(ALL, "NATDetected", yes), List.of())).as(yes)
                    .containsExactly(WakeWay.XMPP, WakeWay.UDP, WakeWay.HTTP);
        }
        assertThat(names(URL, "203.0.113.9", with(ALL, "NATDetected", "0"), List.of())).startsWith(WakeWay.HTTP);
    }

    @Test
    void a_private_address_that_the_device_does_not_come_from_is_behind_a_NAT() {
        assertThat(names(PRIVATE_URL, "203.0.113.9", ALL, List.of())).endsWith(WakeWay.HTTP);
        assertThat(names(PRIVATE_URL, "192.168.1.20", ALL, List.of())).startsWith(WakeWay.HTTP);
        assertThat(names("http://box.lan/", "203.0.113.9", ALL, List.of())).startsWith(WakeWay.HTTP);
        assertThat(names("http://[fd00::2]:7547/", "fd00::3", ALL, List.of())).endsWith(WakeWay.HTTP);
    }

    @Test
    void a_profile_that_names_ways_is_obeyed_and_others_are_left_out() {
        assertThat(names(URL, "203.0.113.9", ALL, List.of(WakeWay.UDP, WakeWay.HTTP)))
                .containsExactly(WakeWay.UDP, WakeWay.HTTP);
    }

    @Test
    void ways_without_an_address_and_ways_that_this_server_has_not_are_left_out() {
        assertThat(names(URL, "203.0.113.9", Map.of(), List.of())).containsExactly(WakeWay.HTTP);
        assertThat(names("", "203.0.113.9", Map.of(), List.of())).isEmpty();
        assertThat(Ways.of(device(URL, "203.0.113.9"), tree(ALL), null, List.of(), Set.of(WakeWay.HTTP)))
                .containsExactly(new Way.Http(URL));
    }

    @Test
    void what_STUN_showed_counts_more_than_what_the_device_said() {
        assertThat(Ways.of(device(URL, ""), tree(ALL), "198.51.100.7:1024", List.of(WakeWay.UDP), EVERY))
                .containsExactly(new Way.Udp("198.51.100.7:1024"));
        assertThat(Ways.of(device(URL, ""), tree(ALL), null, List.of(WakeWay.UDP), EVERY))
                .containsExactly(new Way.Udp("203.0.113.9:40123"));
    }

    /// TR-181, ManagementServer.UDPConnectionRequestAddress.
    @Test
    void an_address_without_a_port_means_port_80() {
        assertThat(KnockAddress.resolve("203.0.113.9")).hasToString("/203.0.113.9:80");
        assertThat(KnockAddress.resolve("[2001:db8::1]:99")).hasToString("/[2001:db8:0:0:0:0:0:1]:99");
        for (String none : List.of("", ":80", "203.0.113.9:0", "203.0.113.9:65536", "http://203.0.113.9/", "a b:1",
                "203.0.113.9:80/x", "no-such-host.invalid:1")) {
            assertThat(KnockAddress.resolve(none)).as(none).isNull();
        }
    }

    private static List<WakeWay> names(String url, String peer, Map<String, String> said, List<WakeWay> order) {
        return Ways.of(device(url, peer), tree(said), null, order, EVERY).stream().map(Way::name).toList();
    }

    private static Map<String, String> with(Map<String, String> said, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(said);
        more.put(name, value);
        return more;
    }

    private static Device device(String url, String peer) {
        return KnockedDevice.at(url, peer);
    }

    private static ParameterTree tree(Map<String, String> said) {
        return ParameterTree.of(said.entrySet().stream().map(one -> new Parameter(
                "Device.ManagementServer." + one.getKey(), Value.string(one.getValue()), Instant.EPOCH, null))
                .toList());
    }
}
