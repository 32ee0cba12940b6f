package org.pilotacs.acs.link.cwmp.wake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.pkitesting.X509Bundle;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.TestAuthority;
import org.pilotacs.acs.link.cwmp.access.JdbcOwnLoginStore;
import org.pilotacs.acs.link.cwmp.access.KnockLogins;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.link.cwmp.access.OwnLoginStore;
import org.pilotacs.acs.link.cwmp.access.OwnLogins;
import org.pilotacs.acs.profile.WakeWay;
import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.Knock;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.X509TrustManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Knocks at boxes that answer as real ones do, at the level of their socket.
class HttpKnockTest {
    private static final String DIGEST = "WWW-Authenticate: Digest realm=\"box\", qop=\"auth\", nonce=\"abc\"";
    private static final TestAuthority SOMEBODY = new TestAuthority("Somebody");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static final DeviceId DEVICE = KnockedDevice.at("", "").id();

    private final BlockingQueue<Knock> knocks = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Database database = TestDatabases.open(TestDatabases.Kind.H2);
    private final OwnLoginStore own = new JdbcOwnLoginStore(database,
            new MasterKey(new byte[MasterKey.BYTES], new SecureRandom()), Clock.systemUTC(), new SecureRandom());

    @AfterEach
    void stops() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        database.close();
    }

    @Test
    void a_challenge_is_answered_by_digest() throws Exception {
        Box box = box(request -> request.contains("Authorization: Digest") ? OK : challenge(DIGEST));
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests().get(1)).contains("username=\"acs\"", "uri=\"/cr\"", "qop=auth", "nc=00000001")
                .doesNotContain("s3cret");
    }

    /// C1: without qop in the challenge, none in the answer (RFC 2069).
    @Test
    void a_challenge_without_qop_gets_an_answer_without_qop() throws Exception {
        Box box = box(request -> request.contains("Authorization")
                ? OK
                : challenge("WWW-Authenticate: Digest realm=\"box\", nonce=\"abc\""));
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests().get(1)).doesNotContain("qop", "cnonce", "nc=");
    }

    /// R13: no commas between the parameters.
    @Test
    void a_challenge_without_commas_is_understood() throws Exception {
        Box box = box(request -> request.contains("Authorization")
                ? OK
                : challenge("WWW-Authenticate: Digest realm=\"box\" qop=\"auth\" nonce=\"abc\" opaque=\"x\""));
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests().get(1)).contains("nonce=\"abc\"", "opaque=\"x\"");
    }

    /// C2: some close the socket after the challenge.
    @Test
    void a_socket_closed_after_the_challenge_is_opened_again() throws Exception {
        Box box = box(request -> request.contains("Authorization") ? OK : challenge(DIGEST) + Box.CLOSE);
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
    }

    /// Seen of a real client: bare line feeds, a folded challenge, no empty line at the end.
    @Test
    void a_malformed_challenge_is_understood() throws Exception {
        Box box = box(request -> request.contains("Authorization")
                ? OK
                : "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Digest realm=\"box\",\n  nonce=\"abc\",\n\tqop=\"auth\"\n"
                        + "Content-Length: 0\n" + Box.CLOSE);
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests().get(1)).contains("nonce=\"abc\"", "qop=auth");
    }

    @Test
    void a_box_without_authentication_is_taken_at_its_word() throws Exception {
        Box box = box(_ -> "HTTP/1.1 204 No Content\r\n\r\n");
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests()).hasSize(1);
    }

    @Test
    void refused_credentials_name_the_setting() throws Exception {
        Box box = box(_ -> challenge(DIGEST));
        ring(box.url());
        Knock knock = last();
        assertThat(knock.state()).isEqualTo(Knock.State.UNREACHABLE);
        assertThat(knock.text()).asString().contains("cwmp.connection-request.username");
    }

    @Test
    void basic_is_not_given_since_anybody_could_read_it() throws Exception {
        Box box = box(_ -> challenge("WWW-Authenticate: Basic realm=\"box\""));
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.UNREACHABLE);
        assertThat(box.requests()).hasSize(1);
    }

    @Test
    void a_busy_box_is_not_called_reached() throws Exception {
        Box box = box(_ -> "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        ring(box.url());
        Knock knock = last();
        assertThat(knock.state()).isEqualTo(Knock.State.UNREACHABLE);
        assertThat(knock.text()).asString().contains("503");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        Box elsewhere = box(_ -> OK);
        Box box = box(_ -> "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n");
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.UNREACHABLE);
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void an_address_that_policy_denies_is_never_called() throws Exception {
        Box box = box(_ -> OK);
        requester(ConnectionRequestConfig.DEFAULT).ring(device(box.url()), knocks::add);
        Knock knock = last();
        assertThat(knock.state()).isEqualTo(Knock.State.FORBIDDEN);
        assertThat(knock.text()).asString().contains("127.0.0.1", "cwmp.connection-request.allow");
        assertThat(box.requests()).isEmpty();
    }

    @Test
    void an_address_that_is_none_is_said_to_be_none() throws Exception {
        for (String url : List.of("", "not a url", "ftp://127.0.0.1/", "http:///x", "http://[::bad/",
                "http://no-such-host.invalid/")) {
            ring(url);
            assertThat(last().state()).as(url).isEqualTo(Knock.State.UNREACHABLE);
        }
    }

    @Test
    void nobody_there_is_unreachable() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        ring("http://127.0.0.1:" + port + "/");
        assertThat(last().state()).isEqualTo(Knock.State.UNREACHABLE);
    }

    @Test
    void an_answer_that_is_no_HTTP_is_unreachable() throws Exception {
        Box box = box(_ -> "SSH-2.0-box\r\n\r\n" + Box.CLOSE);
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.UNREACHABLE);
    }

    @Test
    void a_box_with_credentials_of_its_own_is_shown_no_others() throws Exception {
        String inUse = hasOwn().knock().username();
        Box box = box(request -> request.contains("username=\"" + inUse + "\"") ? OK : challenge(DIGEST));
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(users(box)).containsExactly("", inUse);
    }

    /// C5: what a box expects of us is not always sure, for example after a reset.
    @Test
    void a_box_is_tried_with_all_that_it_may_expect_the_likeliest_first() throws Exception {
        String inUse = hasOwn().knock().username();
        String offered = own.offer(DEVICE).knock().username();
        Box box = box(request -> request.contains("username=\"acs\"") ? OK : challenge(DIGEST));
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(users(box)).containsExactly("", inUse, offered, "acs");

        own.taken(DEVICE);
        Box next = box(request -> request.contains("username=\"acs\"") ? OK : challenge(DIGEST));
        ring(next.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(users(next)).containsExactly("", offered, inUse, "acs");
    }

    /// What the box has shown to have.
    private OwnLogins hasOwn() {
        OwnLogins offered = own.offer(DEVICE);
        own.proven(DEVICE, offered);
        return offered;
    }

    private static List<String> users(Box box) {
        return box.requests().stream().map(request -> {
            Matcher user = Pattern.compile("username=\"([^\"]*)\"").matcher(request);
            return user.find() ? user.group(1) : "";
        }).toList();
    }

    @Test
    void two_knocks_at_one_box_are_one() throws Exception {
        BlockingQueue<String> gate = new LinkedBlockingQueue<>();
        Box box = box(_ -> take(gate));
        Wake requester = requester(lab());
        requester.ring(device(box.url()), knocks::add);
        requester.ring(device(box.url()), knocks::add);
        gate.add(OK);
        assertThat(List.of(last().state(), last().state())).containsOnly(Knock.State.ANSWERED);
        assertThat(box.requests()).hasSize(1);
    }

    /// Boxes sign their certificates themselves.
    @Test
    void a_box_with_a_certificate_of_its_own_making_is_knocked_at_by_https() throws Exception {
        Box box = box(request -> request.contains("Authorization: Digest") ? OK : challenge(DIGEST),
                SOMEBODY.issue("box"));
        ring(box.url());
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);
        assertThat(box.requests()).hasSize(2);
    }

    @Test
    void where_authorities_are_named_a_box_must_have_a_certificate_of_theirs(@TempDir Path folder) throws Exception {
        TestAuthority ours = new TestAuthority("Our boxes");
        Path ca = Files.writeString(folder.resolve("ca.pem"), ours.certificatePem());
        Wake requester = requester(lab(), Trust.authorities("cwmp.connection-request.ca", ca));
        requester.ring(device(box(_ -> OK, ours.issue("box")).url()), knocks::add);
        assertThat(last().state()).isEqualTo(Knock.State.ANSWERED);

        Box other = box(_ -> OK, SOMEBODY.issue("box"));
        requester.ring(device(other.url()), knocks::add);
        Knock knock = last();
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
            ConnectionRequestConfig hurried = lab(Duration.ofMillis(300));
            for (String scheme : List.of("http", "https")) {
                requester(hurried).ring(device(scheme + "://127.0.0.1:" + dripping.getLocalPort() + "/"), knocks::add);
                assertThat(last().state()).as(scheme).isEqualTo(Knock.State.UNREACHABLE);
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

    @Test
    void beyond_so_many_at_once_a_device_is_told_so_and_another_time_is_taken() throws Exception {
        BlockingQueue<String> gate = new LinkedBlockingQueue<>();
        Box box = box(_ -> take(gate));
        ConnectionRequestConfig lab = lab();
        Wake wake = requester(
                new ConnectionRequestConfig(lab.login(), lab.timeout(), lab.allow(), lab.deny(), 1, null));
        wake.ring(device(box.url()), _ -> {});
        wake.ring(KnockedDevice.other(box.url()), knocks::add);
        assertThat(last().text().code()).isEqualTo("wake.too-many");

        gate.add(OK);
        gate.add(OK);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            wake.ring(KnockedDevice.other(box.url()), knocks::add);
            return last().state() == Knock.State.ANSWERED;
        });
    }

    private static String take(BlockingQueue<String> gate) {
        try {
            return gate.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void when_the_ways_cannot_be_found_out_the_one_who_waits_is_told() throws Exception {
        try (Wake wake = new Wake(new Nobody(), _ -> {
            throw new IllegalStateException("no database");
        }, new Knockers(1, _ -> List.of(lab().login()),
                new HttpKnock(lab(), Trust.sockets(Trust.anybody()), new Random(1)), null, null),
                new WakeMetrics(new SimpleMeterRegistry()), Clock.systemUTC())) {
            wake.ring(device("http://127.0.0.1/"), knocks::add);
            assertThat(last().text().code()).isEqualTo("wake.failed");
        }
    }

    private void ring(String url) {
        requester(lab()).ring(device(url), knocks::add);
    }

    private Wake requester(ConnectionRequestConfig config) {
        return requester(config, Trust.anybody());
    }

    private Wake requester(ConnectionRequestConfig config, X509TrustManager trust) {
        Wake wake = new Wake(new Nobody(), device -> Ways.of(device, device.informed(), null, List.of(),
                Set.of(WakeWay.HTTP)),
                new Knockers(config.concurrency(), new KnockLogins(config.login(), own)::of,
                        new HttpKnock(config, Trust.sockets(trust), new Random(1)), null,
                        null),
                new WakeMetrics(new SimpleMeterRegistry()), Clock.systemUTC());
        open.addFirst(wake);
        return wake;
    }

    private static ConnectionRequestConfig lab() {
        return lab(Duration.ofSeconds(3));
    }

    private static ConnectionRequestConfig lab(Duration timeout) {
        return new ConnectionRequestConfig(new Login("acs", Secret.of("s3cret")), timeout,
                List.of(AddressRange.of("127.0.0.0/8")), ConnectionRequestConfig.DEFAULT.deny(), 8, null);
    }

    /// The next knock that is more than an attempt.
    private Knock last() throws InterruptedException {
        while (true) {
            Knock knock = knocks.poll(20, TimeUnit.SECONDS);
            assertThat(knock).as("a knock in time").isNotNull();
            if (knock != null && knock.state() != Knock.State.TRYING) {
                return knock;
            }
        }
    }

    private Box box(Function<String, String> answers) throws Exception {
        return box(answers, null);
    }

    private Box box(Function<String, String> answers, @Nullable X509Bundle certificate) throws Exception {
        Box box = new Box(answers, certificate);
        open.add(box);
        return box;
    }

    private static String challenge(String header) {
        return "HTTP/1.1 401 Unauthorized\r\n" + header + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static Device device(String url) {
        return KnockedDevice.at(url, "");
    }

    private record Nobody() implements Presence {
        @Override
        public boolean ring(DeviceId device) {
            return false;
        }

        @Override
        public void await(DeviceId device) {
            // there is no queue
        }

        @Override
        public CountDownLatch expect(DeviceId device) {
            return new CountDownLatch(1);
        }

        @Override
        public void expectNoMore(DeviceId device) {
            // nobody comes
        }
    }

    /// A listener that answers each request with what a function says.
    private static final class Box implements AutoCloseable {
        private static final String CLOSE = "\u0000close";

        private final ServerSocket listener;
        private final boolean secure;
        private final List<String> requests = new CopyOnWriteArrayList<>();

        /// @param certificate null for plain HTTP
        Box(Function<String, String> answers, @Nullable X509Bundle certificate) throws Exception {
            secure = certificate != null;
            listener = certificate == null
                    ? new ServerSocket(0, 50, InetAddress.getLoopbackAddress())
                    : tls(certificate).createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (!listener.isClosed()) {
                    try {
                        Socket socket = listener.accept();
                        Thread.ofVirtual().start(() -> talk(socket, answers));
                    } catch (IOException _) {
                        return;
                    }
                }
            });
        }

        private static SSLServerSocketFactory tls(X509Bundle certificate) throws Exception {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(certificate.toKeyManagerFactory().getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        }

        private void talk(Socket socket, Function<String, String> answers) {
            try (socket) {
                for (String request = read(socket.getInputStream()); !request.isEmpty(); request = read(
                        socket.getInputStream())) {
                    requests.add(request);
                    String answer = answers.apply(request);
                    socket.getOutputStream()
                            .write(answer.replace(CLOSE, "").getBytes(StandardCharsets.ISO_8859_1));
                    if (answer.endsWith(CLOSE)) {
                        return;
                    }
                }
            } catch (IOException _) {
                // the caller left
            }
        }

        private static String read(InputStream in) throws IOException {
            StringBuilder request = new StringBuilder();
            while (!request.toString().endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    return "";
                }
                request.append((char) b);
            }
            return request.toString();
        }

        String url() {
            return (secure ? "https" : "http") + "://127.0.0.1:" + listener.getLocalPort() + "/cr";
        }

        List<String> requests() {
            return requests;
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
