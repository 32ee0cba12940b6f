package org.pilotacs.acs.link.cwmp.wake;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.cwmp.TestAuthority;
import org.pilotacs.acs.link.cwmp.access.OwnLogins;
import org.pilotacs.acs.task.Knock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pilotacs.acs.link.cwmp.wake.KnockLab.DIGEST;
import static org.pilotacs.acs.link.cwmp.wake.KnockLab.OK;
import static org.pilotacs.acs.link.cwmp.wake.KnockLab.challenge;

/// Knocks at boxes that answer as real ones do, at the level of their socket.
class HttpKnockTest {
    private static final TestAuthority SOMEBODY = new TestAuthority("Somebody");
    private static final DeviceId DEVICE = KnockedDevice.at("", "").id();

    @AutoClose
    private final KnockLab lab = new KnockLab();

    @Test
    void a_challenge_is_answered_by_digest() throws Exception {
        KnockableBox box = lab.box(request -> request.contains("Authorization: Digest") ? OK : challenge(DIGEST));
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests().get(1)).contains("username=\"acs\"", "uri=\"/cr\"", "qop=auth", "nc=00000001")
                .doesNotContain("s3cret");
    }

    /// C1: without qop in the challenge, none in the answer (RFC 2069).
    @Test
    void a_challenge_without_qop_gets_an_answer_without_qop() throws Exception {
        KnockableBox box = lab.box(request -> request.contains("Authorization")
                ? OK
                : challenge("WWW-Authenticate: Digest realm=\"box\", nonce=\"abc\""));
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests().get(1)).doesNotContain("qop", "cnonce", "nc=");
    }

    /// R13: no commas between the parameters.
    @Test
    void a_challenge_without_commas_is_understood() throws Exception {
        KnockableBox box = lab.box(request -> request.contains("Authorization")
                ? OK
                : challenge("WWW-Authenticate: Digest realm=\"box\" qop=\"auth\" nonce=\"abc\" opaque=\"x\""));
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests().get(1)).contains("nonce=\"abc\"", "opaque=\"x\"");
    }

    /// C2: some close the socket after the challenge.
    @Test
    void a_socket_closed_after_the_challenge_is_opened_again() throws Exception {
        KnockableBox box = lab
                .box(request -> request.contains("Authorization") ? OK : challenge(DIGEST) + KnockableBox.CLOSE);
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
    }

    /// Seen of a real client: bare line feeds, a folded challenge, no empty line at the end.
    @Test
    void a_malformed_challenge_is_understood() throws Exception {
        KnockableBox box = lab.box(request -> request.contains("Authorization")
                ? OK
                : "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm=\"box\",\n  nonce=\"abc\",\n\tqop=\"auth\"\n"
                        + "Content-Length: 0\n" + KnockableBox.CLOSE);
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests().get(1)).contains("nonce=\"abc\"", "qop=auth");
    }

    @Test
    void a_box_without_authentication_is_taken_at_its_word() throws Exception {
        KnockableBox box = lab.box(_ -> "HTTP/1.1 204 No Content\r\n\r\n");
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests()).hasSize(1);
    }

    @Test
    void refused_credentials_name_the_setting() throws Exception {
        KnockableBox box = lab.box(_ -> challenge(DIGEST));
        lab.ring(box.url());
        Knock knock = lab.last();
        assertThat(knock.state()).isEqualTo(Knock.State.UNREACHABLE);
        assertThat(knock.text()).asString().contains("cwmp.connection-request.username");
    }

    @Test
    void basic_is_not_given_since_anybody_could_read_it() throws Exception {
        KnockableBox box = lab.box(_ -> challenge("WWW-Authenticate: Basic realm=\"box\""));
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.UNREACHABLE);
        assertThat(box.requests()).hasSize(1);
    }

    @Test
    void a_busy_box_is_not_called_reached() throws Exception {
        KnockableBox box = lab.box(_ -> "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        lab.ring(box.url());
        Knock knock = lab.last();
        assertThat(knock.state()).isEqualTo(Knock.State.UNREACHABLE);
        assertThat(knock.text()).asString().contains("503");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        KnockableBox elsewhere = lab.box(_ -> OK);
        KnockableBox box = lab
                .box(_ -> "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n");
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.UNREACHABLE);
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void an_address_that_policy_denies_is_never_called() throws Exception {
        KnockableBox box = lab.box(_ -> OK);
        lab.wake(ConnectionRequestConfig.DEFAULT).ring(KnockLab.device(box.url()), lab::heard);
        Knock knock = lab.last();
        assertThat(knock.state()).isEqualTo(Knock.State.FORBIDDEN);
        assertThat(knock.text()).asString().contains("127.0.0.1", "cwmp.connection-request.allow");
        assertThat(box.requests()).isEmpty();
    }

    @Test
    void an_address_that_is_none_is_said_to_be_none() throws Exception {
        for (String url : List.of("", "not a url", "ftp://127.0.0.1/", "http:///x", "http://[::bad/",
                "http://no-such-host.invalid/")) {
            lab.ring(url);
            assertThat(lab.last().state()).as(url).isEqualTo(Knock.State.UNREACHABLE);
        }
    }

    @Test
    void nobody_there_is_unreachable() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        lab.ring("http://127.0.0.1:" + port + "/");
        assertThat(lab.last().state()).isEqualTo(Knock.State.UNREACHABLE);
    }

    @Test
    void an_answer_that_is_no_HTTP_is_unreachable() throws Exception {
        KnockableBox box = lab.box(_ -> "SSH-2.0-box\r\n\r\n" + KnockableBox.CLOSE);
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.UNREACHABLE);
    }

    @Test
    void a_box_with_credentials_of_its_own_is_shown_no_others() throws Exception {
        String inUse = hasOwn().knock().username();
        KnockableBox box = lab.box(request -> request.contains("username=\"" + inUse + "\"") ? OK : challenge(DIGEST));
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(users(box)).containsExactly("", inUse);
    }

    /// C5: what a box expects of us is not always sure, for example after a reset.
    @Test
    void a_box_is_tried_with_all_that_it_may_expect_the_likeliest_first() throws Exception {
        String inUse = hasOwn().knock().username();
        String offered = lab.own().offer(DEVICE).knock().username();
        KnockableBox box = lab.box(request -> request.contains("username=\"acs\"") ? OK : challenge(DIGEST));
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(users(box)).containsExactly("", inUse, offered, "acs");

        lab.own().taken(DEVICE);
        KnockableBox next = lab.box(request -> request.contains("username=\"acs\"") ? OK : challenge(DIGEST));
        lab.ring(next.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(users(next)).containsExactly("", offered, inUse, "acs");
    }

    /// What the box has shown to have.
    private OwnLogins hasOwn() {
        OwnLogins offered = lab.own().offer(DEVICE);
        lab.own().proven(DEVICE, offered);
        return offered;
    }

    private static List<String> users(KnockableBox box) {
        return box.requests().stream().map(request -> {
            Matcher user = Pattern.compile("username=\"([^\"]*)\"").matcher(request);
            return user.find() ? user.group(1) : "";
        }).toList();
    }

    /// Boxes sign their certificates themselves.
    @Test
    void a_box_with_a_certificate_of_its_own_making_is_knocked_at_by_https() throws Exception {
        KnockableBox box = lab.box(request -> request.contains("Authorization: Digest") ? OK : challenge(DIGEST),
                SOMEBODY.issue("box"));
        lab.ring(box.url());
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests()).hasSize(2);
    }

    @Test
    void where_authorities_are_named_a_box_must_have_a_certificate_of_theirs(@TempDir Path folder) throws Exception {
        TestAuthority ours = new TestAuthority("Our boxes");
        Path ca = Files.writeString(folder.resolve("ca.pem"), ours.certificatePem());
        Wake requester = lab.wake(KnockLab.config(), Trust.authorities("cwmp.connection-request.ca", ca));
        requester.ring(KnockLab.device(lab.box(_ -> OK, ours.issue("box")).url()), lab::heard);
        assertThat(lab.last().state()).isEqualTo(Knock.State.ANSWERED);

        KnockableBox other = lab.box(_ -> OK, SOMEBODY.issue("box"));
        requester.ring(KnockLab.device(other.url()), lab::heard);
        Knock knock = lab.last();
        assertThat(knock.state()).isEqualTo(Knock.State.UNREACHABLE);
        assertThat(knock.text()).asString().contains("127.0.0.1", "cwmp.connection-request.ca");
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void a_file_without_authorities_is_named(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> Trust.authorities("cwmp.connection-request.ca", empty)).isInstanceOf(IOException.class)
                .hasMessageContaining("cwmp.connection-request.ca").hasMessageContaining("no certificate");
        assertThatThrownBy(() -> Trust.authorities("cwmp.connection-request.ca", folder.resolve("none.pem")))
                .isInstanceOf(IOException.class).hasMessageContaining("there is no file");
    }

    /// Each byte comes in time, all of them never would.
    @Test
    void a_box_that_lets_bytes_drip_cannot_hold_a_knock() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(dripping));
            ConnectionRequestConfig hurried = KnockLab.config(Duration.ofMillis(300));
            for (String scheme : List.of("http", "https")) {
                lab.wake(hurried).ring(KnockLab.device(scheme + "://127.0.0.1:" + dripping.getLocalPort() + "/"),
                        lab::heard);
                assertThat(lab.last().state()).as(scheme).isEqualTo(Knock.State.UNREACHABLE);
            }
        }
    }

    private static void drip(ServerSocket dripping) {
        while (!dripping.isClosed()) {
            try {
                Socket socket = dripping.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        // the head of a TLS record that announces sixteen thousand bytes, then one after the other
                        socket.getOutputStream().write(new byte[]{ 22, 3, 3, 63, 0, 2, 0, 62, (byte) 252});
                        while (true) {
                            socket.getOutputStream().write(1);
                            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                        }
                    } catch (IOException _) {
                        // the caller gave up
                    }
                });
            } catch (IOException _) {
                return;
            }
        }
    }
}
