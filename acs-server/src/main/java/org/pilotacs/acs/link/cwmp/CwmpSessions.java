package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.Remembered;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// The sessions that are open on this node, by cookie, by connection (for devices that return no cookie, H2) and by device.
/// Safe for any number of threads; who may use a session is a matter of its device's lane.
final class CwmpSessions {
    /// The longest session; a device that needs more is playing with us.
    private static final Duration LONGEST = Duration.ofHours(1);
    /// How many ends of sessions are remembered, each by cookie and by connection.
    private static final int ENDED = 40_000;

    private final ConcurrentHashMap<String, Open> byCookie = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<DeviceId, Open> byDevice = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Open> byConnection = new ConcurrentHashMap<>();
    /// By cookie and by connection.
    private final Remembered<Object, Boolean> endedWell = new Remembered<>(ENDED);
    private final ConcurrentHashMap<DeviceId, AtomicBoolean> rung = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<DeviceId, CountDownLatch> expected = new ConcurrentHashMap<>();

    /// A session and where it was last heard.
    private static final class Open {
        private final CwmpSession session;
        private volatile long connection;
        private volatile Instant heard;

        private Open(CwmpSession session, long connection, Instant heard) {
            this.session = session;
            this.connection = connection;
            this.heard = heard;
        }
    }

    void add(CwmpSession session, long connection, Instant now) {
        Open open = new Open(session, connection, now);
        byCookie.put(session.cookie(), open);
        byDevice.put(session.deviceId(), open);
        byConnection.put(connection, open);
    }

    /// A session of this device is about to read what waits for it; a ring from now on is kept for it.
    void beginning(DeviceId device) {
        rung.put(device, new AtomicBoolean());
        CountDownLatch waiting = expected.get(device);
        if (waiting != null) {
            waiting.countDown();
        }
    }

    /// Whether a session of this device begins and is not to be found by [#of] yet, though the device was seen.
    boolean isBeginning(DeviceId device) {
        return rung.containsKey(device);
    }

    /// Counts down when a session of this device begins; holds until [#expectNoMore].
    CountDownLatch expect(DeviceId device) {
        return expected.computeIfAbsent(device, _ -> new CountDownLatch(1));
    }

    void expectNoMore(DeviceId device) {
        expected.remove(device);
    }

    /// The session can be found, or failed to begin.
    void begun(DeviceId device) {
        AtomicBoolean ring = rung.remove(device);
        CwmpSession session = of(device);
        if (ring != null && ring.get() && session != null) {
            session.ring();
        }
    }

    /// Tells the device's session that work was queued; false if there is none that can take it. Looks at beginning
    /// sessions first: one that is in neither place begins later, and will read the queue after this ring.
    boolean ring(DeviceId device) {
        AtomicBoolean ring = rung.get(device);
        if (ring != null) {
            ring.set(true);
            return true;
        }
        CwmpSession session = of(device);
        return session != null && session.ring();
    }

    /// By cookie, else by connection; null if there is none.
    @Nullable
    CwmpSession find(@Nullable String cookie, long connection) {
        Open open = cookie == null ? null : byCookie.get(cookie);
        if (open == null) {
            open = byConnection.get(connection);
        }
        return open == null ? null : open.session;
    }

    @Nullable
    CwmpSession of(DeviceId device) {
        Open open = byDevice.get(device);
        return open == null ? null : open.session;
    }

    /// The device was heard, perhaps on a new connection (H3).
    void heard(CwmpSession session, long connection, Instant now) {
        Open open = byCookie.get(session.cookie());
        if (open != null) {
            open.heard = now;
            if (open.connection != connection) {
                byConnection.remove(open.connection, open);
                open.connection = connection;
                byConnection.put(connection, open);
            }
        }
    }

    void remove(CwmpSession session) {
        Open open = byCookie.remove(session.cookie());
        if (open != null) {
            byDevice.remove(session.deviceId(), open);
            byConnection.remove(open.connection, open);
            if (session.endedWell()) {
                endedWell.put(session.cookie(), true);
                endedWell.put(open.connection, true);
            }
        }
    }

    /// Whether an empty POST is what some devices send once more after the end of their session, to have its end confirmed
    /// (H15). It is so once.
    boolean takeFarewell(@Nullable String cookie, long connection) {
        Object by = cookie != null && endedWell.get(cookie) != null ? cookie : (Object) connection;
        if (endedWell.get(by) == null) {
            return false;
        }
        endedWell.forget(by);
        endedWell.forget(connection);
        return true;
    }

    /// A connection is gone; its session may go on over another one.
    void closed(long connection) {
        byConnection.remove(connection);
    }

    /// Why a session is to be given up, null if it may go on.
    @Nullable
    Saying overdue(CwmpSession session, Instant now) {
        if (silence(session, now).compareTo(session.patience()) > 0) {
            return CwmpSaying.FELL_SILENT.of();
        }
        return session.begun().plus(LONGEST).isBefore(now)
                ? CwmpSaying.LASTED_TOO_LONG.of(Saying.of(LONGEST))
                : null;
    }

    /// How long ago the device was heard.
    Duration silence(CwmpSession session, Instant now) {
        Open open = byCookie.get(session.cookie());
        return open == null ? Duration.ZERO : Duration.between(open.heard, now);
    }

    List<CwmpSession> all() {
        return byCookie.values().stream().map(open -> open.session).toList();
    }

    int size() {
        return byCookie.size();
    }
}
