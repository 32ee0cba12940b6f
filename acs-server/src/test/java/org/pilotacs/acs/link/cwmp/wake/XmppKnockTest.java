package org.pilotacs.acs.link.cwmp.wake;

import org.awaitility.Awaitility;
import org.jivesoftware.smack.SmackConfiguration;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.acs.xmpp.XmppServer;
import org.pilotacs.agent.cwmp.Wakeable;
import org.pilotacs.agent.xmpp.XmppAccount;
import org.pilotacs.agent.xmpp.XmppConnectionRequestListener;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Wakes a box by a real XMPP server, over TLS (TR-069 Amendment 6, Annex K).
class XmppKnockTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;
    private final SettableClock clock = new SettableClock();
    private final Box box = new Box(new AtomicInteger());
    private final XmppServer server = new XmppServer(Map.of("pilot", "our-password", "box", "box-password"));

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void a_box_that_is_there_answers() throws Exception {
        try (XmppConnectionRequestListener listener = box(List.of("pilot@localhost")); XmppLine line = line()) {
            Knocked knocked = knock(line, connected(listener), "right");
            assertThat(knocked.state()).as("%s", knocked.text()).isEqualTo(Knock.State.ANSWERED);
            assertThat(box.knocks()).hasValue(1);
        }
    }

    /// C5: what a box expects of us is not always sure.
    @Test
    void a_box_is_asked_with_all_that_it_may_expect() throws Exception {
        try (XmppConnectionRequestListener listener = box(List.of("pilot@localhost")); XmppLine line = line()) {
            assertThat(knock(line, connected(listener), "wrong", "right").state()).isEqualTo(Knock.State.ANSWERED);
            assertThat(box.knocks()).hasValue(1);
        }
    }

    @Test
    void a_box_refuses_wrong_credentials_and_strangers() throws Exception {
        try (XmppConnectionRequestListener listener = box(List.of()); XmppLine line = line()) {
            Knocked knocked = knock(line, connected(listener), "wrong");
            assertThat(knocked.state()).isEqualTo(Knock.State.UNREACHABLE);
            assertThat(knocked.text()).asString().contains("cwmp.connection-request.username");
        }
        try (XmppConnectionRequestListener listener = box(List.of("other@localhost"));
                XmppLine line = line()) {
            assertThat(knock(line, connected(listener), "right").state()).isEqualTo(Knock.State.UNREACHABLE);
        }
        assertThat(box.knocks()).hasValue(0);
    }

    @Test
    void a_box_that_is_not_there_is_unreachable() throws Exception {
        try (XmppLine line = line()) {
            Knocked knocked = knock(line, "box@localhost/cwmp", "right");
            assertThat(knocked.state()).isEqualTo(Knock.State.UNREACHABLE);
        }
    }

    /// K.2.3.1: `service-unavailable`.
    @Test
    void a_box_that_cannot_come_now_says_so() throws Exception {
        XMPPTCPConnection busy = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder().setHost("127.0.0.1")
                .setPort(server.port()).setXmppDomain(XmppServer.DOMAIN).setUsernameAndPassword("box", "box-password")
                .setCustomX509TrustManager(server.authority().trust()).build());
        busy.setUnknownIqRequestReplyMode(SmackConfiguration.UnknownIqRequestReplyMode.replyServiceUnavailable);
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptionsInstanceOf(SmackException.class).until(() -> {
            busy.connect().login();
            return true;
        });
        try (XmppLine line = line()) {
            Knocked knocked = knock(line, busy.getUser().toString(), "right");
            assertThat(knocked.state()).isEqualTo(Knock.State.UNREACHABLE);
            assertThat(knocked.text().code()).isEqualTo("wake.xmpp-offline");
        } finally {
            busy.instantShutdown();
        }
    }

    /// What is sent holds credentials in clear.
    @Test
    void nothing_is_sent_to_a_domain_that_a_device_chose() throws Exception {
        try (XmppLine line = line("pilot")) {
            Knocked knocked = knock(line, "thief@elsewhere.example/x", "right");
            assertThat(knocked.state()).isEqualTo(Knock.State.FORBIDDEN);
            assertThat(knocked.text()).asString().contains("elsewhere.example", "cwmp.xmpp.device-domains");
            assertThat(line.isUp()).isFalse();
            assertThat(knock(line, "@@", "right").state()).isEqualTo(Knock.State.UNREACHABLE);
        }
    }

    @Test
    void without_a_line_of_our_own_that_is_said() throws Exception {
        try (XmppLine line = line("nobody")) {
            Knocked knocked = knock(line, "box@localhost/cwmp", "right");
            assertThat(knocked.state()).isEqualTo(Knock.State.UNREACHABLE);
            assertThat(knocked.text().code()).isEqualTo("wake.xmpp-no-line");
        }
    }

    /// A server throws out the older of two connections that have the same name.
    @Test
    void nodes_that_share_an_account_are_connected_together() throws Exception {
        try (XmppConnectionRequestListener listener = box(List.of());
                XmppLine one = line();
                XmppLine other = line()) {
            String address = connected(listener);
            for (XmppLine line : List.of(one, other, one)) {
                line.keepUp();
                assertThat(line.isUp()).isTrue();
                assertThat(knock(line, address, "right").state()).isEqualTo(Knock.State.ANSWERED);
            }
        }
    }

    @Test
    void a_server_of_another_authority_is_not_spoken_to() throws Exception {
        XmppConfig config = config("pilot");
        try (XmppLine line = new XmppLine(config, Trust.authorities("cwmp.xmpp.ca", null), PATIENCE, clock,
                new SecureRandom())) {
            line.keepUp();
            assertThat(line.isUp()).isFalse();
        }
    }

    /// XEP-0199: the server need not know pings.
    @Test
    void a_line_that_answers_pings_stays() throws Exception {
        try (XmppLine line = line()) {
            line.keepUp();
            assertThat(line.isUp()).isTrue();
        }
    }

    private XmppConnectionRequestListener box(List<String> allowed) throws Exception {
        return new XmppConnectionRequestListener(new XmppAccount("127.0.0.1", server.port(), XmppServer.DOMAIN, "box",
                "box-password", server.authority().trust()), allowed, box);
    }

    /// The server now and then misses the beginning of TLS.
    private static String connected(XmppConnectionRequestListener listener) {
        AtomicReference<String> jid = new AtomicReference<>("");
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            jid.set(listener.connect());
            return true;
        });
        return jid.get();
    }

    /// A line that is up, likewise.
    private XmppLine line() throws Exception {
        XmppLine line = line("pilot");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            clock.advance(Duration.ofMinutes(1));
            line.keepUp();
            return line.isUp();
        });
        return line;
    }

    private XmppLine line(String account) throws Exception {
        return new XmppLine(config(account), Trust.authorities("cwmp.xmpp.ca", server.ca(folder)), PATIENCE, clock,
                new SecureRandom());
    }

    private Knocked knock(XmppLine line, String address, String... passwords) {
        return new XmppKnock(config("pilot"), line).at(address, Stream.of(passwords)
                .map(password -> new Login("acs", Secret.of(password))).toList());
    }

    private XmppConfig config(String account) {
        return new XmppConfig("127.0.0.1", server.port(), XmppServer.DOMAIN, new Login(account,
                Secret.of("our-password")), List.of(), null);
    }

    /// A box that counts.
    private record Box(AtomicInteger knocks) implements Wakeable {
        @Override
        public String username() {
            return "acs";
        }

        @Override
        public String password() {
            return "right";
        }

        @Override
        public void knocked() {
            knocks.incrementAndGet();
        }
    }
}
