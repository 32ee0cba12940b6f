package org.pilotacs.acs.meter;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.task.TaskQueue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The boxes that are measured on this node now, and what links see of that. In memory alone: nobody was promised a
/// reading, so a killed server leaves nothing behind. Safe for any number of threads.
public final class RunningMeters {
    private final Map<DeviceId, Measurement> byDevice = new ConcurrentHashMap<>();
    private final Semaphore seats;

    /// @param most boxes at once
    public RunningMeters(int most) {
        this.seats = new Semaphore(most);
    }

    /// The queue as links are to see it: once nothing else waits for a box that is measured, it is read.
    public TaskQueue over(TaskQueue queue) {
        return new MeterQueue(queue, this);
    }

    /// The registry as links are to see it: for a box that is measured, something always waits.
    public DeviceRegistry over(DeviceRegistry registry) {
        return new MeterRegistry(registry, this);
    }

    public int size() {
        return byDevice.size();
    }

    @Nullable
    Measurement of(DeviceId device) {
        return byDevice.get(device);
    }

    /// The one that runs, or a new one; null if there is no room for another.
    @Nullable
    Measurement runningOr(DeviceId device, Supplier<Measurement> begin) {
        Measurement running = byDevice.get(device);
        if (running != null || !seats.tryAcquire()) {
            return running;
        }
        Measurement begun = begin.get();
        Measurement other = byDevice.putIfAbsent(device, begun);
        if (other != null) {
            seats.release();
        }
        return other == null ? begun : other;
    }

    void ended(Measurement measurement) {
        if (byDevice.remove(measurement.device(), measurement)) {
            seats.release();
        }
    }

    List<Measurement> all() {
        return List.copyOf(byDevice.values());
    }
}
