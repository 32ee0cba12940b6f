package org.pilotacs.acs.door.nbi;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceWalk.Known;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.Dialect;
import org.pilotacs.acs.door.nbi.query.MalformedQueryException;
import org.pilotacs.acs.door.nbi.query.Projection;
import org.pilotacs.acs.door.nbi.query.Query;
import org.pilotacs.acs.door.nbi.query.Sort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `GET /devices`: the devices that a query means, in the order and with the parts that were asked for. They are counted
/// first, as the count goes before them, and then written while they are read. Safe for any number of threads.
final class DeviceListing {
    /// Looking at all devices takes long, and the database has others to serve.
    private static final int AT_ONCE = 4;
    private static final Duration LATER = Duration.ofSeconds(5);
    private static final int MOST_SORTED = 200_000;
    /// Roots of data models, and what GenieACS has beside them.
    private static final Set<String> ROOTS = Set.of("InternetGatewayDevice", "Device", "Lwm2m", "VirtualParameters",
            "Downloads", "Reboot", "FactoryReset", "_timestamp");

    private final DeviceCandidates candidates;
    private final Witness witness;
    private final Semaphore scans = new Semaphore(AT_ONCE);

    DeviceListing(DeviceCandidates candidates, Witness witness) {
        this.candidates = candidates;
        this.witness = witness;
    }

    HttpReply list(HttpCall call) {
        Asked asked;
        try {
            asked = Asked.of(call, Dialect.DEVICES);
        } catch (MalformedQueryException e) {
            return NbiFace.refused(e);
        }
        String query = call.query().text("query");
        witness.did(call, Deed.SEARCHED, Subject.NONE, "devices " + query);
        List<DeviceId> ids = candidates.of(asked.query());
        if (ids != null) {
            return found(asked, ids);
        }
        if (!scans.tryAcquire()) {
            throw new ApiException(new ApiError.Busy(LATER));
        }
        try {
            return found(asked, null);
        } finally {
            scans.release();
        }
    }

    private HttpReply found(Asked asked, @Nullable List<DeviceId> ids) {
        return asked.sort() == Sort.NONE ? asFound(asked, ids) : sorted(asked, ids);
    }

    private HttpReply asFound(Asked asked, @Nullable List<DeviceId> ids) {
        long total = ids == null && asked.query().equals(Query.ANY) ? candidates.count() : count(asked, ids);
        return DocumentReply.of(total, out -> inTurn(ids == null, () -> {
            AtomicLong before = new AtomicLong();
            boolean trees = needsTree(asked.query().fields(), asked.projection());
            each(ids, trees, asked.query(), document -> {
                long place = before.getAndIncrement();
                if (asked.wants(place)) {
                    out.add(asked.projection().of(document));
                }
                return !asked.isBeyond(place + 1);
            });
        }));
    }

    /// Written after the call was answered, so it has to wait for its turn again.
    private void inTurn(boolean all, Runnable work) {
        if (!all) {
            work.run();
            return;
        }
        scans.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            scans.release();
        }
    }

    private long count(Asked asked, @Nullable List<DeviceId> ids) {
        AtomicLong count = new AtomicLong();
        each(ids, needsTree(asked.query().fields()), asked.query(), _ -> {
            count.incrementAndGet();
            return true;
        });
        return count.get();
    }

    /// A document, and by what it is sorted.
    private record Placed(Sort.Key key, DeviceId id) {}

    private HttpReply sorted(Asked asked, @Nullable List<DeviceId> ids) {
        List<Placed> found = new ArrayList<>();
        Set<String> looked = Stream.concat(asked.query().fields().stream(), asked.sort().fields().stream())
                .collect(Collectors.toSet());
        candidates.each(ids, needsTree(looked), one -> {
            Datum.Document document = DeviceDocument.of(one.device(), one.tree());
            if (asked.query().matches(document)) {
                found.add(new Placed(asked.sort().keyOf(document), one.device().id()));
            }
            return found.size() <= MOST_SORTED;
        });
        if (found.size() > MOST_SORTED) {
            return NbiFace.text(400,
                    "More than " + MOST_SORTED + " devices match, which is too many to be sorted; narrow"
                            + " the query, or ask without a sort");
        }
        found.sort((one, other) -> one.key.compareTo(other.key));
        List<DeviceId> page = found.stream().skip(asked.skip())
                .limit(asked.limit() == null ? found.size() : asked.limit()).map(Placed::id).toList();
        boolean trees = needsTree(Set.of(), asked.projection());
        return DocumentReply.of(found.size(), out -> candidates.each(page, trees, one -> {
            out.add(asked.projection().of(DeviceDocument.of(one.device(), one.tree())));
            return true;
        }));
    }

    /// Takes a document, and says whether it wants more.
    private interface Taker {
        boolean take(Datum.Document document);
    }

    private void each(@Nullable List<DeviceId> ids, boolean trees, Query query, Taker taker) {
        candidates.each(ids, trees, (Known one) -> {
            Datum.Document document = DeviceDocument.of(one.device(), one.tree());
            return !query.matches(document) || taker.take(document);
        });
    }

    private static boolean needsTree(Set<String> looked) {
        return !DeviceDocument.OWN.containsAll(looked);
    }

    private static boolean needsTree(Set<String> looked, Projection projection) {
        return needsTree(looked) || ROOTS.stream().anyMatch(projection::wants);
    }
}
