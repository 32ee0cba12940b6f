package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.xmpp.XmppServer;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a box behind a NAT that lets in nothing but answers, when a consultant presses a button, then the box is woken, and
/// the action is confirmed.
class BehindNatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    /// Through the binding that it keeps open by STUN (TR-069 Amendment 6, Annex G). With a password the address is learnt from signed STUN, without one from the router's Inform.
    @ParameterizedTest
    @ValueSource(strings = { "", "stun-secret"})
    void a_router_behind_a_NAT_is_woken_by_UDP(String stunPassword) throws Exception {
        try (AcsServer server = AcsServer.start(config(Map.of("PILOT_CWMP_UDP_ENABLED", "true", "PILOT_CWMP_UDP_PORT",
                "0", "PILOT_CWMP_UDP_STUN_PASSWORD", stunPassword)), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1).mix(new FleetConfig.Mix(0, 1, 0))
                        .wakes(new FleetConfig.Wakes.BehindNat(stun(server), stunPassword)));
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox router = fleet.boxes().iterator().next();
            Awaitility.await().atMost(PATIENCE).until(() -> told(care, router, "NATDetected").equals("1"));
            assertThat(told(care, router, "UDPConnectionRequestAddress")).startsWith("127.0.0.1:");

            router.awaitSession(0, EventCode.VALUE_CHANGE, PATIENCE);
            long mark = router.mark();
            JsonNode end = care.press(Lab.device(router), "check-signal", "nat");
            assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
            router.awaitSession(mark, EventCode.CONNECTION_REQUEST, PATIENCE);
            assertThat(end.path("knock").path("code").asText()).isEqualTo("wake.in-session");
        }
    }

    /// TR-069 Amendment 6, Annex K.
    @Test
    void a_decoder_behind_a_NAT_is_woken_by_XMPP() throws Exception {
        try (XmppServer xmpp = new XmppServer(Map.of("pilot", "our-password"));
                AcsServer server = AcsServer.start(config(Map.of("PILOT_CWMP_XMPP_HOST", "127.0.0.1",
                        "PILOT_CWMP_XMPP_PORT", Integer.toString(xmpp.port()), "PILOT_CWMP_XMPP_DOMAIN",
                        XmppServer.DOMAIN, "PILOT_CWMP_XMPP_USERNAME", "pilot", "PILOT_CWMP_XMPP_PASSWORD",
                        "our-password", "PILOT_CWMP_XMPP_CA", xmpp.ca(data).toString())), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1).wakes(new FleetConfig.Wakes.ByXmpp(
                        new FleetConfig.Wakes.ByXmpp.Server("127.0.0.1", xmpp.port(), XmppServer.DOMAIN,
                                xmpp.authority().trust()),
                        "box-password")));
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox decoder = fleet.boxes().iterator().next();
            xmpp.add(decoder.serial().toLowerCase(Locale.ROOT), "box-password");
            Awaitility.await().atMost(PATIENCE).until(() -> !told(care, decoder, "ConnReqJabberID").isEmpty());

            decoder.awaitSession(0, EventCode.VALUE_CHANGE, PATIENCE);
            long mark = decoder.mark();
            JsonNode end = care.press(Lab.device(decoder), "check-signal", "xmpp");
            assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
            decoder.awaitSession(mark, EventCode.CONNECTION_REQUEST, PATIENCE);
        }
    }

    private AcsConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Lab.settings(TestDatabases.environment(TestDatabases.Kind.H2), 0, 0));
        settings.putAll(more);
        // what a box behind a NAT says of HTTP is an address of its own home, which must not be called from here
        settings.put("PILOT_CWMP_CONNECTION_REQUEST_DENY", "192.168.0.0/16");
        return Lab.config(data, settings);
    }

    private static InetSocketAddress stun(AcsServer server) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Objects.requireNonNull(server.stunPort(), "a STUN port"));
    }

    /// What the server knows of a parameter of the box's ManagementServer; empty if nothing.
    private static String told(CareClient care, SimulatedBox box, String name) throws Exception {
        for (JsonNode parameter : care.parameters(Lab.device(box))) {
            if (parameter.path("path").asText().endsWith(".ManagementServer." + name)) {
                return parameter.path("value").asText();
            }
        }
        return "";
    }
}
