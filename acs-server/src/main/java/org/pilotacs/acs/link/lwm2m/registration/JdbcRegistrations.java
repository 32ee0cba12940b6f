package org.pilotacs.acs.link.lwm2m.registration;

import org.eclipse.leshan.core.LwM2m.LwM2mVersion;
import org.eclipse.leshan.core.endpoint.EndpointUri;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.ObservationIdentifier;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.peer.IpPeer;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.request.BindingMode;
import org.eclipse.leshan.server.registration.Deregistration;
import org.eclipse.leshan.server.registration.ExpirationListener;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.registration.RegistrationStore;
import org.eclipse.leshan.server.registration.RegistrationUpdate;
import org.eclipse.leshan.server.registration.UpdatedRegistration;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.GroupCommit;
import org.pilotacs.acs.jdbc.NotCommittedException;
import org.pilotacs.acs.runtime.Lanes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Predicate;

/// Registrations and observations, in memory for those who ask and in the database before a device hears that it is
/// registered. What is observed is written a moment later, see [#saved]. Safe for any number of threads; its writing methods
/// block.
public final class JdbcRegistrations implements RegistrationStore, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JdbcRegistrations.class);
    private static final int CAPACITY = 1024;
    private static final int BATCH = 200;
    /// Commits cost by themselves.
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String WRITE = """
            MERGE INTO lwm2m_registration r USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BYTEA ARRAY))
                    AS u (endpoint, expires, state)
            ) s ON r.endpoint = s.endpoint
            WHEN MATCHED THEN UPDATE SET expires = s.expires, state = s.state
            WHEN NOT MATCHED THEN INSERT (endpoint, expires, state) VALUES (s.endpoint, s.expires, s.state)
            """;
    private static final String REMOVE = """
            MERGE INTO lwm2m_registration r USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (endpoint)
            ) s ON r.endpoint = s.endpoint WHEN MATCHED THEN DELETE
            """;

    private final Database database;
    private final Executor executor;
    private final GroupCommit<Row> writer;
    private final Lanes lanes = new Lanes(PATIENCE);
    private final LinkBook links = new LinkBook();
    private final Map<String, Enrolled> byEndpoint = new ConcurrentHashMap<>();
    private final Map<String, String> byId = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, String> byAddress = new ConcurrentHashMap<>();
    private final Map<LwM2mIdentity, String> byIdentity = new ConcurrentHashMap<>();
    private final Map<ObservationIdentifier, String> byToken = new ConcurrentHashMap<>();
    private volatile Function<String, EndpointUri> uris = scheme -> {
        throw new IllegalStateException("not listening on " + scheme);
    };
    private volatile ExpirationListener listener = (_, _) -> {};

    /// What is to be stored of an endpoint, null for nothing.
    private record Row(String endpoint, @Nullable Enrolled state) {}

    /// @param threads makes the one thread that writes
    /// @param executor runs what blocks a while
    public JdbcRegistrations(Database database, ThreadFactory threads, Executor executor) {
        this.database = database;
        this.executor = executor;
        this.writer = new GroupCommit<>("lwm2m-registrations", CAPACITY, BATCH, BETWEEN_COMMITS, this::write, threads);
    }

    /// Takes in what a server before us had, but for what is over.
    ///
    /// @param uris where we listen, by scheme
    /// @return how many there are
    public int load(Function<String, EndpointUri> uris, Instant now) {
        this.uris = uris;
        database.with(handle -> {
            handle.createQuery("SELECT endpoint, state FROM lwm2m_registration").setFetchSize(BATCH)
                    .map((row, _) -> EnrolledJson.read(row.getString("endpoint"), row.getBytes("state"), links::same))
                    .forEach(one -> index(null, one));
            return true;
        });
        sweep(now);
        return byEndpoint.size();
    }

    private void write(List<Row> rows) {
        Map<String, Row> last = new LinkedHashMap<>();
        rows.forEach(row -> last.put(row.endpoint(), row));
        List<Enrolled> kept = last.values().stream().map(Row::state).filter(Objects::nonNull).toList();
        List<Row> gone = last.values().stream().filter(row -> row.state() == null).toList();
        database.transact(handle -> {
            if (!kept.isEmpty()) {
                try (ArrayStatement<Enrolled> write = ArrayStatement.prepare(handle, WRITE, kept)) {
                    write.text(Enrolled::endpoint).time(Enrolled::expires).bytes(EnrolledJson::write).execute();
                }
            }
            if (!gone.isEmpty()) {
                try (ArrayStatement<Row> remove = ArrayStatement.prepare(handle, REMOVE, gone)) {
                    remove.text(Row::endpoint).execute();
                }
            }
            return true;
        });
    }

    @Override
    public @Nullable Deregistration addRegistration(Registration registration) {
        Enrolled now = enrolled(registration, List.of());
        return lanes.in(now.endpoint(), () -> {
            Enrolled before = byEndpoint.get(now.endpoint());
            writer.write(new Row(now.endpoint(), now));
            index(before, now);
            return before == null ? null : over(before);
        });
    }

    @Override
    public @Nullable UpdatedRegistration updateRegistration(RegistrationUpdate update) {
        String endpoint = byId.get(update.getRegistrationId());
        return endpoint == null ? null : lanes.in(endpoint, () -> {
            Enrolled before = byEndpoint.get(endpoint);
            if (before == null || !before.id().equals(update.getRegistrationId())) {
                return null;
            }
            Registration known = registration(before);
            Registration updated = update.update(known);
            Enrolled now = enrolled(updated, before.observations());
            writer.write(new Row(endpoint, now));
            index(before, now);
            return new UpdatedRegistration(known, updated);
        });
    }

    @Override
    public @Nullable Deregistration removeRegistration(String id) {
        return remove(id, _ -> true);
    }

    private @Nullable Deregistration remove(String id, Predicate<Enrolled> still) {
        String endpoint = byId.get(id);
        return endpoint == null ? null : lanes.in(endpoint, () -> {
            Enrolled before = byEndpoint.get(endpoint);
            if (before == null || !before.id().equals(id) || !still.test(before)) {
                return null;
            }
            writer.write(new Row(endpoint, null));
            index(before, null);
            return over(before);
        });
    }

    /// Ends registrations that were not renewed in time. Call it now and then.
    public void sweep(Instant now) {
        for (Enrolled one : byEndpoint.values()) {
            if (one.expires().isBefore(now)) {
                end(one, now);
            }
        }
    }

    private void end(Enrolled one, Instant now) {
        try {
            Deregistration over = remove(one.id(), still -> still.expires().isBefore(now));
            if (over != null) {
                listener.registrationExpired(over.getRegistration(), over.getObservations());
            }
        } catch (Lanes.LaneBusyException _) {
            log.debug("it is at work, so it is not over");
        }
    }

    private Deregistration over(Enrolled before) {
        return new Deregistration(registration(before), before.observations());
    }

    /// What is found by what; a name that a later one took over stays the later one's.
    private void index(@Nullable Enrolled before, @Nullable Enrolled now) {
        if (now != null) {
            // what is observed may have changed meanwhile
            byEndpoint.compute(now.endpoint(), (_, known) -> known != null && known.id().equals(now.id())
                    ? now.observing(known.observations())
                    : now);
            byId.put(now.id(), now.endpoint());
            byAddress.put(now.from(), now.endpoint());
            byIdentity.put(now.identity(), now.endpoint());
            now.observations().forEach(one -> byToken.put(one.getId(), now.endpoint()));
        } else if (before != null) {
            byEndpoint.remove(before.endpoint());
        }
        if (before != null) {
            forget(before, now);
        }
    }

    private void forget(Enrolled before, @Nullable Enrolled now) {
        if (now == null || !now.id().equals(before.id())) {
            byId.remove(before.id());
        }
        if (now == null || !now.from().equals(before.from())) {
            byAddress.remove(before.from(), before.endpoint());
        }
        if (now == null || !now.identity().equals(before.identity())) {
            byIdentity.remove(before.identity(), before.endpoint());
        }
        List<Observation> kept = now == null ? List.of() : now.observations();
        before.observations().stream().filter(one -> !kept.contains(one)).forEach(one -> byToken.remove(one.getId()));
    }

    @Override
    public @Nullable Registration getRegistration(String id) {
        String endpoint = byId.get(id);
        Enrolled one = endpoint == null ? null : byEndpoint.get(endpoint);
        return one != null && one.id().equals(id) ? registration(one) : null;
    }

    @Override
    public @Nullable Registration getRegistrationByEndpoint(String endpoint) {
        Enrolled one = byEndpoint.get(endpoint);
        return one == null ? null : registration(one);
    }

    @Override
    public @Nullable Registration getRegistrationByAdress(InetSocketAddress address) {
        String endpoint = byAddress.get(address);
        return endpoint == null ? null : getRegistrationByEndpoint(endpoint);
    }

    @Override
    public @Nullable Registration getRegistrationByIdentity(LwM2mIdentity identity) {
        String endpoint = byIdentity.get(identity);
        return endpoint == null ? null : getRegistrationByEndpoint(endpoint);
    }

    @Override
    public Iterator<Registration> getAllRegistrations() {
        return byEndpoint.values().stream().map(this::registration).iterator();
    }

    /// How many devices are registered.
    public int size() {
        return byEndpoint.size();
    }

    @Override
    public Collection<Observation> addObservation(String id, Observation observation, boolean ifAbsent) {
        String endpoint = byId.get(id);
        if (endpoint == null) {
            throw new IllegalStateException("there is no registration " + id);
        }
        List<Observation> replaced = new ArrayList<>();
        byEndpoint.computeIfPresent(endpoint, (_, one) -> {
            replaced.clear();
            if (!one.id().equals(id)) {
                return one;
            }
            one.observations().stream().filter(other -> isReplaced(other, observation)).forEach(replaced::add);
            return one.observations().contains(observation)
                    ? one
                    : one.observing(one.observations().stream().filter(other -> !replaced.contains(other)).toList())
                            .with(observation);
        });
        replaced.forEach(one -> byToken.remove(one.getId()));
        byToken.put(observation.getId(), endpoint);
        saveSoon(endpoint);
        return replaced;
    }

    private static boolean isReplaced(Observation old, Observation fresh) {
        return !old.getId().equals(fresh.getId()) && switch (old) {
            case SingleObservation one -> fresh instanceof SingleObservation other
                    && one.getPath().equals(other.getPath());
            case CompositeObservation one -> fresh instanceof CompositeObservation other
                    && one.getPaths().equals(other.getPaths());
            default -> false;
        };
    }

    @Override
    public @Nullable Observation getObservation(String id, ObservationIdentifier token) {
        Observation found = getObservation(token);
        return found != null && found.getRegistrationId().equals(id) ? found : null;
    }

    @Override
    public @Nullable Observation getObservation(ObservationIdentifier token) {
        String endpoint = byToken.get(token);
        Enrolled one = endpoint == null ? null : byEndpoint.get(endpoint);
        return one == null
                ? null
                : one.observations().stream().filter(each -> each.getId().equals(token)).findFirst().orElse(null);
    }

    @Override
    public @Nullable Observation removeObservation(String id, ObservationIdentifier token) {
        Observation found = getObservation(id, token);
        if (found != null) {
            observe(id, others -> others.stream().filter(one -> !one.getId().equals(token)).toList());
            byToken.remove(token);
        }
        return found;
    }

    @Override
    public Collection<Observation> getObservations(String id) {
        String endpoint = byId.get(id);
        Enrolled one = endpoint == null ? null : byEndpoint.get(endpoint);
        return one != null && one.id().equals(id) ? one.observations() : List.of();
    }

    @Override
    public Collection<Observation> removeObservations(String id) {
        Collection<Observation> all = getObservations(id);
        observe(id, _ -> List.of());
        all.forEach(one -> byToken.remove(one.getId()));
        return all;
    }

    private void observe(String id, Function<List<Observation>, List<Observation>> change) {
        String endpoint = byId.get(id);
        if (endpoint != null) {
            byEndpoint.computeIfPresent(endpoint, (_, one) -> one.id().equals(id)
                    ? one.observing(change.apply(one.observations()))
                    : one);
            saveSoon(endpoint);
        }
    }

    /// Asked for on threads that must not wait.
    private void saveSoon(String endpoint) {
        executor.execute(() -> {
            try {
                saved(endpoint);
            } catch (NotCommittedException | Lanes.LaneBusyException e) {
                log.atWarn().addKeyValue("endpoint", endpoint).setCause(e)
                        .log("what is observed is not stored: after a restart it would not be told");
            }
        });
    }

    /// Returns once all that is known of an endpoint is in the database.
    public void saved(String endpoint) {
        lanes.in(endpoint, () -> {
            writer.write(new Row(endpoint, byEndpoint.get(endpoint)));
            return true;
        });
    }

    @Override
    public void setExpirationListener(ExpirationListener listener) {
        this.listener = listener;
    }

    private Registration registration(Enrolled one) {
        LinkBook.Offer offer = links.read(one.links(), one.version());
        return new Registration.Builder(one.id(), one.endpoint(), new IpPeer(one.from(), one.identity()),
                uris.apply(one.scheme())).lwM2mVersion(LwM2mVersion.get(one.version()))
                .lifeTimeInSec(one.lifetime().toSeconds()).bindingMode(BindingMode.parse(one.binding()))
                .queueMode(one.queue()).smsNumber(one.sms()).registrationDate(Date.from(one.registered()))
                .lastUpdate(Date.from(one.updated())).additionalRegistrationAttributes(one.attributes())
                .objectLinks(offer.links()).rootPath(offer.data().getAlternatePath())
                .supportedContentFormats(offer.data().getSupportedContentFormats())
                .supportedObjects(offer.data().getSupportedObjects())
                .availableInstances(offer.data().getAvailableInstances()).build();
    }

    private Enrolled enrolled(Registration one, List<Observation> observations) {
        return new Enrolled(one.getId(), one.getEndpoint(), one.getSocketAddress(),
                one.getClientTransportData().getIdentity(), one.getEndpointUri().getScheme(),
                one.getLwM2mVersion().toString(),
                Duration.ofSeconds(Math.clamp(one.getLifeTimeInSec(), 0, LONGEST.toSeconds())),
                BindingMode.toString(one.getBindingMode()), one.getQueueMode(), one.getSmsNumber(),
                links.text(one.getObjectLinks()), one.getRegistrationDate().toInstant(),
                one.getLastUpdate().toInstant(), one.getAdditionalRegistrationAttributes(), observations);
    }

    @Override
    public void close() {
        writer.close();
    }
}
