package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.pkitesting.X509Bundle;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.cwmp.TestAuthority;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.lwm2m.CoapThreads;
import org.pilotacs.agent.lwm2m.Credentials;
import org.pilotacs.agent.lwm2m.Lwm2mClient;
import org.pilotacs.agent.lwm2m.Lwm2mEvent;
import org.pilotacs.agent.lwm2m.Lwm2mParts;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.agent.lwm2m.ObjectModels;
import org.pilotacs.agent.time.VirtualThreadScheduler;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.satellite.Installation;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Given a server that has a certificate and trusts the operator's authority, when a box registers over DTLS with a
/// certificate of its own, then it is let in as whom that names, and as nobody else.
class Lwm2mCertificateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TestAuthority OPERATOR = new TestAuthority("Operator Root");
    private static final X509Bundle SERVER = OPERATOR.issue("lwm2m.example");
    private static final Identity WHO = new Identity("Sagevision", "A1B2C3", "SV-L2", "SL1", "SV-L2", "1.0");
    private static final String ENDPOINT = Lwm2mSettings.endpointOf(WHO);
    private static final DeviceId DEVICE = DeviceId.of("A1B2C3", "SV-L2", "SL1");

    @TempDir
    private Path data;

    @Test
    void a_box_is_who_its_certificate_says_and_does_what_it_is_told() throws Exception {
        try (AcsServer server = start();
                CareClient care = new CareClient(server.console().getPort());
                CertifiedBox box = new CertifiedBox(coaps(server), OPERATOR.issue(ENDPOINT))) {
            box.await(Lwm2mEvent.Registered.class, 1);
            assertThat(devices(care)).hasSize(1);
            assertThat(care.device(DEVICE).path("serialNumber").asText()).isEqualTo("SL1");
            JsonNode signal = care.press(DEVICE, "check-signal", "one");
            assertThat(signal.path("outcome").path("kind").asText()).as("%s", signal).isEqualTo("confirmed");
            JsonNode restart = care.press(DEVICE, "restart", "two");
            assertThat(restart.path("outcome").path("kind").asText()).as("%s", restart).isEqualTo("confirmed");
            assertThat(box.decoder.journal().count(Deed.REBOOT)).isEqualTo(1);
            box.await(Lwm2mEvent.Registered.class, 2);
            JsonNode again = care.press(DEVICE, "check-signal", "three");
            assertThat(again.path("outcome").path("kind").asText()).as("%s", again).isEqualTo("confirmed");
            assertThat(box.of(Lwm2mEvent.NotRegistered.class)).as("attempts in vain").isEmpty();
            assertThat(devices(care)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "Somebody Else", "Operator Root"})
    void a_certificate_of_a_foreign_authority_ends_the_handshake_whatever_that_calls_itself(String name)
            throws Exception {
        try (AcsServer server = start();
                CareClient care = new CareClient(server.console().getPort());
                CertifiedBox box = new CertifiedBox(coaps(server), new TestAuthority(name).issue(ENDPOINT))) {
            box.await(Lwm2mEvent.NotRegistered.class, 1);
            Awaitility.await("the handshake to be counted").atMost(PATIENCE)
                    .until(() -> Lwm2mAccessTest.incidents(server, "handshake") > 0);
            assertThat(box.of(Lwm2mEvent.Registered.class)).isEmpty();
            assertThat(devices(care)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "urn:dev:ops:A1B2C3-SV%2DL2-SL2", "urn:dev:ops:A1B2C3-SV%2DL2-SL",
        "urn:dev:ops:A1B2C3-SV%2DL2-SL11", "urn:dev:ops:a1b2c3-SV%2DL2-SL1", "*"})
    void a_box_that_registers_as_another_than_its_certificate_names_is_refused_and_counted(String named)
            throws Exception {
        try (AcsServer server = start();
                CareClient care = new CareClient(server.console().getPort());
                CertifiedBox box = new CertifiedBox(coaps(server), OPERATOR.issue(named))) {
            Lwm2mEvent.NotRegistered refused = box.await(Lwm2mEvent.NotRegistered.class, 1);
            assertThat(refused.reason()).contains("403");
            assertThat(Lwm2mAccessTest.incidents(server, "anothers-name")).isEqualTo(1);
            assertThat(Lwm2mAccessTest.incidents(server, "handshake")).as("its certificate is good").isZero();
            assertThat(devices(care)).isEmpty();
        }
    }

    /// An empty list of authorities must not let in everybody.
    @ParameterizedTest
    @ValueSource(strings = { "", "\n", "# none yet\n", "nonsense"})
    void a_file_of_authorities_that_has_none_stops_the_start(String content) {
        assertThatThrownBy(() -> start(content)).isInstanceOf(IOException.class)
                .hasMessageStartingWith("lwm2m.dtls.client-ca: " + data.resolve("boxes-ca.pem"));
    }

    private AcsServer start() throws Exception {
        return start(OPERATOR.certificatePem());
    }

    /// Nobody registers but over DTLS.
    private AcsServer start(String authorities) throws Exception {
        Map<String, String> settings = Map.of("PILOT_LWM2M_PLAIN", "false", "PILOT_LWM2M_DTLS_CERTIFICATE",
                write("lwm2m.pem", SERVER.getCertificatePEM()), "PILOT_LWM2M_DTLS_KEY",
                write("lwm2m.key", SERVER.getPrivateKeyPEM()), "PILOT_LWM2M_DTLS_CLIENT_CA",
                write("boxes-ca.pem", authorities));
        return AcsServer.start(Lab.config(data, Lab.withLwm2m(settings)), Clock.systemUTC());
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(data.resolve(name), text).toString();
    }

    private static URI coaps(AcsServer server) {
        return Objects.requireNonNull(server.coaps());
    }

    private static JsonNode devices(CareClient care) throws Exception {
        return care.get("/care/v1/devices").json().path("devices");
    }

    /// A decoder that is on until it is closed: its agent dies and comes back with the power.
    private static final class CertifiedBox implements AutoCloseable {
        private static final Duration BOOT = Duration.ofMillis(500);
        /// One refusal is enough for a test.
        private static final Lwm2mSettings.Retry RETRY = new Lwm2mSettings.Retry(Duration.ofSeconds(20),
                Duration.ofMinutes(10));

        private final SimulatedDecoder decoder;
        private final List<Lwm2mEvent> events = new CopyOnWriteArrayList<>();
        private final VirtualThreadScheduler scheduler = new VirtualThreadScheduler(Clock.systemUTC());
        private final CoapThreads threads = new CoapThreads();
        private final HttpClient http = HttpClient.newHttpClient();
        private final Lwm2mParts parts;
        private @Nullable Lwm2mClient client;
        private boolean closed;

        /// @param own certificate; it registers as [#ENDPOINT] whatever that says
        CertifiedBox(URI coaps, X509Bundle own) {
            Chassis chassis = new Chassis(
                    new Chassis.Label(WHO, "A1:B2:C3:00:00:01", "10.0.0.1", "3.0.2", Instant.EPOCH), Clock.systemUTC());
            decoder = new SimulatedDecoder(chassis, Clock.systemUTC(), Installation.TYPICAL, "012345678901");
            Credentials credentials = new Credentials.Certificate(own.getCertificate(), own.getKeyPair().getPrivate(),
                    SERVER.getCertificate());
            parts = new Lwm2mParts(decoder, Lwm2mSettings.of(coaps, credentials).retry(RETRY),
                    new Lwm2mParts.Surroundings(scheduler, threads, new ObjectModels(), http), events::add);
            chassis.onRestart(this::restart);
            plugIn();
        }

        private synchronized void plugIn() {
            if (closed) {
                return;
            }
            decoder.started();
            Lwm2mClient started = new Lwm2mClient(parts);
            decoder.onChange(started::boardChanged);
            client = started;
            started.start();
        }

        private synchronized void unplug() {
            if (client != null) {
                client.stop();
                client = null;
            }
        }

        private void restart() {
            unplug();
            var _ = scheduler.after(BOOT, this::plugIn);
        }

        /// Waits for the n-th thing of a kind that this box does.
        ///
        /// @param number from 1
        <E extends Lwm2mEvent> E await(Class<E> kind, int number) {
            Awaitility.await(kind.getSimpleName()).atMost(PATIENCE).until(() -> of(kind).size() >= number);
            return of(kind).get(number - 1);
        }

        private <E extends Lwm2mEvent> List<E> of(Class<E> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        @Override
        public synchronized void close() {
            closed = true;
            unplug();
            scheduler.close();
            threads.close();
            http.close();
        }
    }
}
