package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.device.DeviceId;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Has devices looked at again a while later, each once. Kept by this node only: after a restart a device's next report
/// does it. Safe for any number of threads.
final class LaterLooks {
    /// What takes seconds is looked at after seconds, what takes minutes less often.
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Attendance attendance;
    private final Visits visits;
    private final Set<DeviceId> due = ConcurrentHashMap.newKeySet();

    LaterLooks(Attendance attendance, Visits visits) {
        this.attendance = attendance;
        this.visits = visits;
    }

    /// @param since how long somebody has waited for it
    void look(DeviceId device, Duration since) {
        if (due.add(device)) {
            long pause = Math.clamp(since.toMillis() / 2, SHORTEST.toMillis(), LONGEST.toMillis());
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(() -> look(device));
        }
    }

    private void look(DeviceId device) {
        due.remove(device);
        if (attendance.state(device) == Attendance.State.LISTENING) {
            attendance.mayShow(device);
            visits.begin(device);
        }
    }
}
