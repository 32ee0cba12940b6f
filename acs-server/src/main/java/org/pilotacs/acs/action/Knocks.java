package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Knock;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Rings devices, and remembers how the last knock at each went, on this node and for so many devices. Safe for any number
/// of threads.
final class Knocks {
    static final int REMEMBERED = 10_000;
    /// Boxes limit knocks, some to fifty an hour.
    static final Duration PAUSE = Duration.ofSeconds(20);

    private final Doorbell doorbell;
    private final Consumer<DeviceId> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DeviceId, Knock> last = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, Knock> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param listener hears of each turn of a knock, after it is remembered
    Knocks(Doorbell doorbell, Consumer<DeviceId> listener) {
        this.doorbell = doorbell;
        this.listener = listener;
    }

    void ring(Device device) {
        doorbell.ring(device, knock -> heard(device.id(), knock));
    }

    private void heard(DeviceId device, Knock knock) {
        lock.lock();
        try {
            last.put(device, knock);
        } finally {
            lock.unlock();
        }
        listener.accept(device);
    }

    /// Whether a device may be rung again: not in the middle of a knock, nor too soon after one.
    boolean isDue(DeviceId device, Instant now) {
        lock.lock();
        try {
            Knock knock = last.get(device);
            return knock == null || knock.at().plus(PAUSE).isBefore(now);
        } finally {
            lock.unlock();
        }
    }

    /// Null if nothing is known of a knock since then.
    @Nullable
    Knock since(DeviceId device, Instant moment) {
        lock.lock();
        try {
            Knock knock = last.get(device);
            return knock == null || knock.at().isBefore(moment) ? null : knock;
        } finally {
            lock.unlock();
        }
    }
}
