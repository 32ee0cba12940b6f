package org.pilotacs.acs.runtime;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// One fair lock per key (a device): what runs in a lane runs alone and in the order of arrival, lanes never wait for each
/// other. A lane exists only while somebody is in it or waits for it. Safe for any number of threads.
public final class Lanes {
    private static final String MDC_KEY = "device";

    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Duration patience;

    /// @param patience how long [#in] waits for its turn
    public Lanes(Duration patience) {
        this.patience = patience;
    }

    /// Runs the work in the key's lane.
    ///
    /// @throws LaneBusyException the lane was taken for longer than the patience lasts
    public <T extends @Nullable Object> T in(String key, Work<T> work) {
        Lane lane = enter(key);
        try (MDC.MDCCloseable _ = MDC.putCloseable(MDC_KEY, key)) {
            return work.run();
        } finally {
            lane.lock.unlock();
            leave(key);
        }
    }

    /// How many lanes have somebody in them.
    public int size() {
        return lanes.size();
    }

    private Lane enter(String key) {
        Lane lane = lanes.compute(key, (_, present) -> {
            Lane one = present == null ? new Lane() : present;
            one.users++;
            return one;
        });
        try {
            if (lane.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return lane;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        leave(key);
        throw new LaneBusyException(key);
    }

    private void leave(String key) {
        lanes.computeIfPresent(key, (_, lane) -> --lane.users == 0 ? null : lane);
    }

    /// What runs in a lane.
    public interface Work<T extends @Nullable Object> {
        T run();
    }

    /// `users` is guarded by the map's bin lock.
    private static final class Lane {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    /// The lane stayed taken; the peer should come back later.
    public static final class LaneBusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LaneBusyException(String key) {
            super("busy with " + key);
        }
    }
}
