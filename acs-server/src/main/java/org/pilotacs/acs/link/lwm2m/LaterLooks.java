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
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Attendance attendance;
    private final Visits visits;
    private final Set<DeviceId> due = ConcurrentHashMap.newKeySet();

    LaterLooks(Attendance attendance, Visits visits) {
        this.attendance = attendance;
        this.visits = visits;
    }

    void at(DeviceId device) {
        if (due.add(device)) {
            CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
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
