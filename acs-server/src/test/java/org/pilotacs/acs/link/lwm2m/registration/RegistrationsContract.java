package org.pilotacs.acs.link.lwm2m.registration;

import org.eclipse.leshan.core.LwM2m.LwM2mVersion;
import org.eclipse.leshan.core.endpoint.EndpointUri;
import org.eclipse.leshan.core.link.Link;
import org.eclipse.leshan.core.link.LinkParseException;
import org.eclipse.leshan.core.link.lwm2m.DefaultLwM2mLinkParser;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.ObservationIdentifier;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.peer.IpPeer;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.peer.PskIdentity;
import org.eclipse.leshan.core.peer.SocketIdentity;
import org.eclipse.leshan.core.request.BindingMode;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.server.registration.DefaultRegistrationDataExtractor;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.registration.RegistrationDataExtractor.RegistrationData;
import org.eclipse.leshan.server.registration.RegistrationUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/// What both databases must do alike. A second store over the same database is a server that was started again.
abstract class RegistrationsContract {
    private static final EndpointUri COAP = new EndpointUri("coap", "127.0.0.1", 5_683);
    private static final EndpointUri COAPS = new EndpointUri("coaps", "127.0.0.1", 5_684);
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final String OFFER = "</>;rt=\"oma.lwm2m\";ct=\"60 110 112 11542\",</1/0>,</3/0>,</42770>;ver=1.1,"
            + "</42770/0>,</42770/1>";

    private final DatabaseConfig config;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final JdbcRegistrations store;

    RegistrationsContract(TestDatabases.Kind kind) {
        config = TestDatabases.config(kind);
        store = opened();
    }

    private JdbcRegistrations opened() {
        Database database = Database.open(config);
        open.addFirst(database);
        JdbcRegistrations registrations = new JdbcRegistrations(database,
                Thread.ofPlatform().name("registrations-", 0).factory(), Runnable::run);
        open.addFirst(registrations);
        registrations.load(scheme -> scheme.equals("coap") ? COAP : COAPS, NOW);
        return registrations;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void a_registration_is_found_by_all_that_it_is_known_by() {
        Registration box = registration("r1", "box", 5_001, new PskIdentity("box-key"));
        assertThat(store.addRegistration(box)).isNull();
        assertThat(store.getRegistration("r1")).isEqualTo(box);
        assertThat(store.getRegistrationByEndpoint("box")).isEqualTo(box);
        assertThat(store.getRegistrationByAdress(at(5_001))).isEqualTo(box);
        assertThat(store.getRegistrationByIdentity(new PskIdentity("box-key"))).isEqualTo(box);
        assertThat(store.getAllRegistrations()).toIterable().containsExactly(box);
        assertThat(store.getRegistration("r2")).isNull();
        assertThat(store.getRegistrationByEndpoint("other")).isNull();
    }

    @Test
    void a_server_that_is_started_again_has_it_whole() {
        Registration plain = registration("r1", "box", 5_001, new SocketIdentity(at(5_001)));
        Registration secure = registration("r2", "other", 5_002, new PskIdentity("key"));
        store.addRegistration(plain);
        store.addRegistration(secure);
        JdbcRegistrations again = opened();
        assertThat(again.getRegistrationByEndpoint("box")).isEqualTo(plain);
        assertThat(again.getRegistrationByIdentity(new PskIdentity("key"))).isEqualTo(secure);
        assertThat(again.size()).isEqualTo(2);
    }

    @Test
    void a_device_that_registers_anew_has_one_registration_and_none_of_what_was_observed() {
        Registration first = registration("r1", "box", 5_001, new SocketIdentity(at(5_001)));
        store.addRegistration(first);
        Observation observed = single("r1", 1);
        store.addObservation("r1", observed, false);
        var gone = Objects.requireNonNull(store.addRegistration(registration("r2", "box", 5_002, new SocketIdentity(
                at(5_002)))));
        assertThat(gone.getRegistration()).isEqualTo(first);
        assertThat(gone.getObservations()).containsExactly(observed);
        assertThat(store.getRegistration("r1")).isNull();
        assertThat(store.getRegistrationByAdress(at(5_001))).isNull();
        assertThat(store.getObservation(observed.getId())).isNull();
        assertThat(opened().getRegistrationByEndpoint("box")).extracting(Registration::getId).isEqualTo("r2");
    }

    @Test
    void an_address_that_another_device_has_now_is_that_ones() {
        store.addRegistration(registration("r1", "box", 5_001, new SocketIdentity(at(5_001))));
        store.addRegistration(registration("r2", "other", 5_001, new SocketIdentity(at(5_001))));
        store.removeRegistration("r1");
        assertThat(store.getRegistrationByAdress(at(5_001))).extracting(Registration::getEndpoint).isEqualTo("other");
    }

    @Test
    void an_update_moves_it_and_keeps_what_is_observed() {
        store.addRegistration(registration("r1", "box", 5_001, new SocketIdentity(at(5_001))));
        Observation observed = single("r1", 1);
        store.addObservation("r1", observed, false);
        var updated = Objects.requireNonNull(store.updateRegistration(update("r1", 5_007, 900L)));
        assertThat(updated.getUpdatedRegistration().getLifeTimeInSec()).isEqualTo(900);
        assertThat(updated.getPreviousRegistration().getLifeTimeInSec()).isEqualTo(300);
        assertThat(store.getRegistrationByAdress(at(5_007))).extracting(Registration::getId).isEqualTo("r1");
        assertThat(store.getRegistrationByAdress(at(5_001))).isNull();
        assertThat(store.getObservations("r1")).containsExactly(observed);
        assertThat(store.updateRegistration(update("nobody", 5_007, 900L))).isNull();
    }

    @Test
    void what_is_observed_outlives_the_server() {
        store.addRegistration(registration("r1", "box", 5_001, new SocketIdentity(at(5_001))));
        Observation one = single("r1", 1);
        Observation many = new CompositeObservation(new ObservationIdentifier(COAP, new byte[]{ 9}), "r1",
                List.of(new LwM2mPath("/3/0/11"), new LwM2mPath("/4/0")), ContentFormat.SENML_CBOR,
                ContentFormat.SENML_JSON, Map.of("why", "signal"), Map.of("coap", "7b7d"));
        store.addObservation("r1", one, false);
        store.addObservation("r1", many, false);
        JdbcRegistrations again = opened();
        assertThat(again.getObservations("r1")).containsExactlyInAnyOrder(one, many);
        assertThat(again.getObservation("r1", one.getId())).isEqualTo(one);
        assertThat(again.getObservation(many.getId())).isEqualTo(many);
        assertThat(again.removeObservation("r1", one.getId())).isEqualTo(one);
        assertThat(opened().getObservations("r1")).containsExactly(many);
    }

    @Test
    void observing_the_same_again_replaces_what_was_there() {
        store.addRegistration(registration("r1", "box", 5_001, new SocketIdentity(at(5_001))));
        Observation first = single("r1", 1);
        Observation second = single("r1", 2);
        assertThat(store.addObservation("r1", first, false)).isEmpty();
        assertThat(store.addObservation("r1", second, false)).containsExactly(first);
        assertThat(store.getObservations("r1")).containsExactly(second);
        assertThat(store.getObservation(first.getId())).isNull();
    }

    @Test
    void one_that_is_not_renewed_is_over_and_says_so() {
        store.addRegistration(registration("r1", "box", 5_001, new SocketIdentity(at(5_001))));
        store.addObservation("r1", single("r1", 1), false);
        List<String> expired = new ArrayList<>();
        store.setExpirationListener((registration, observations) -> expired
                .add(registration.getEndpoint() + " " + observations.size()));
        store.sweep(NOW.plus(Duration.ofSeconds(300)));
        assertThat(expired).isEmpty();
        store.sweep(NOW.plus(Duration.ofSeconds(301)));
        assertThat(expired).containsExactly("box 1");
        assertThat(store.size()).isZero();
        assertThat(opened().size()).isZero();
    }

    @Test
    void one_that_was_over_when_the_server_came_back_is_not_taken_in() {
        store.addRegistration(registration("r1", "box", 5_001, new SocketIdentity(at(5_001))));
        JdbcRegistrations again = opened();
        again.sweep(NOW.plus(Duration.ofHours(1)));
        assertThat(again.size()).isZero();
    }

    @Test
    void a_device_that_leaves_is_gone() {
        store.addRegistration(registration("r1", "box", 5_001, new SocketIdentity(at(5_001))));
        assertThat(store.removeRegistration("r1")).isNotNull();
        assertThat(store.removeRegistration("r1")).isNull();
        assertThat(opened().size()).isZero();
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), port);
    }

    private static Observation single(String registration, int token) {
        return new SingleObservation(new ObservationIdentifier(COAP, new byte[]{ (byte) token, 2, 3}), registration,
                new LwM2mPath("/42770"), null, Map.of(), Map.of("coap", "7b7d"));
    }

    private static RegistrationUpdate update(String id, int port, long lifetime) {
        return new RegistrationUpdate(id, new IpPeer(at(port)), lifetime, null, null, null, null, null, null, null,
                null, null);
    }

    private static Registration registration(String id, String endpoint, int port, LwM2mIdentity identity) {
        Link[] links = links();
        RegistrationData data = new DefaultRegistrationDataExtractor().extractDataFromObjectLinks(links,
                LwM2mVersion.V1_1);
        return new Registration.Builder(id, endpoint, new IpPeer(at(port), identity),
                identity.isSecure() ? COAPS : COAP).lwM2mVersion(LwM2mVersion.V1_1).lifeTimeInSec(300L)
                .bindingMode(EnumSet.of(BindingMode.U)).queueMode(true).registrationDate(Date.from(NOW))
                .lastUpdate(Date.from(NOW)).additionalRegistrationAttributes(Map.of("model", "SV-L2"))
                .objectLinks(links).rootPath(data.getAlternatePath())
                .supportedContentFormats(data.getSupportedContentFormats())
                .supportedObjects(data.getSupportedObjects()).availableInstances(data.getAvailableInstances()).build();
    }

    private static Link[] links() {
        try {
            return new DefaultLwM2mLinkParser().parseCoreLinkFormat(OFFER.getBytes(StandardCharsets.UTF_8));
        } catch (LinkParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
