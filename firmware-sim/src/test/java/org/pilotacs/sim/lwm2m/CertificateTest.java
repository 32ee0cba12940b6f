package org.pilotacs.sim.lwm2m;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.lwm2m.CoapThreads;
import org.pilotacs.agent.lwm2m.Credentials;
import org.pilotacs.agent.lwm2m.Lwm2mClient;
import org.pilotacs.agent.lwm2m.Lwm2mEvent;
import org.pilotacs.agent.lwm2m.Lwm2mParts;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.agent.lwm2m.Lwm2mSettings.Retry;
import org.pilotacs.agent.lwm2m.ObjectModels;
import org.pilotacs.agent.time.VirtualThreadScheduler;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.satellite.Installation;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A box with a certificate of its own and a server that it knows by its certificate.
class CertificateTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Identity WHO = new Identity("Sagevision", "A1B2C3", "SV-L2", "SL1", "SV-L2", "1.0");
    private static final InstantSource CLOCK = InstantSource.system();

    private final X509Bundle authority = named("authority").setIsCertificateAuthority(true).buildSelfSigned();
    private final X509Bundle servers = named("server").buildIssuedBy(authority);
    private final X509Bundle boxes = named(Lwm2mSettings.endpointOf(WHO)).buildIssuedBy(authority);
    private final Queue<Lwm2mEvent> events = new ConcurrentLinkedQueue<>();

    CertificateTest() throws Exception {}

    private static CertificateBuilder named(String name) {
        return new CertificateBuilder().ecp256().subject("CN=" + name);
    }

    @Test
    void aBoxRegistersWithItsCertificateAtTheServerItKnows() throws Exception {
        try (JudgeServer server = new JudgeServer(servers, authority.getCertificate())) {
            server.knowsByCertificate(Lwm2mSettings.endpointOf(WHO));
            run(server, servers, Lwm2mEvent.Registered.class);
            assertThat(server.find(Lwm2mSettings.endpointOf(WHO))).isNotNull();
        }
    }

    @Test
    void aServerWithAnotherCertificateIsNotSpokenTo() throws Exception {
        try (JudgeServer server = new JudgeServer(servers, authority.getCertificate())) {
            server.knowsByCertificate(Lwm2mSettings.endpointOf(WHO));
            run(server, named("server").buildIssuedBy(authority), Lwm2mEvent.NotRegistered.class);
            assertThat(server.find(Lwm2mSettings.endpointOf(WHO))).isNull();
        }
    }

    /// Until the box has done the first thing of this kind.
    private void run(JudgeServer server, X509Bundle expected, Class<? extends Lwm2mEvent> until) {
        Chassis chassis = new Chassis(new Chassis.Label(WHO, "A1:B2:C3:00:00:01", "10.0.0.1", "3.0.2", Instant.EPOCH),
                CLOCK);
        SimulatedDecoder decoder = new SimulatedDecoder(chassis, CLOCK, Installation.TYPICAL, "012345678901");
        Credentials credentials = new Credentials.Certificate(boxes.getCertificate(),
                boxes.getKeyPair().getPrivate(), expected.getCertificate());
        try (VirtualThreadScheduler scheduler = new VirtualThreadScheduler(CLOCK);
                CoapThreads threads = new CoapThreads();
                HttpClient http = HttpClient.newHttpClient()) {
            Lwm2mClient client = new Lwm2mClient(new Lwm2mParts(decoder,
                    Lwm2mSettings.of(server.coaps(), credentials).retry(new Retry(SOON, SOON)),
                    new Lwm2mParts.Surroundings(scheduler, threads, new ObjectModels(), http), events::add));
            client.start();
            try {
                await().atMost(SOON).until(() -> events.stream().anyMatch(until::isInstance));
            } finally {
                client.stop();
            }
        }
    }
}
