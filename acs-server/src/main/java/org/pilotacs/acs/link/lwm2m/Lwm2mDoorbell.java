package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.Workers;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Knock;

import java.time.Clock;
import java.util.function.Consumer;

/// Visits a device that listens. One that should be asleep is asked to report, in case it is not; else it is visited when it
/// speaks.
record Lwm2mDoorbell(Attendance attendance, Visits visits, UpdateTrigger trigger, Workers workers,
        Clock clock) implements Doorbell {
    @Override
    public void ring(Device device, Consumer<Knock> listener) {
        switch (attendance.state(device.id())) {
            case GONE -> tell(listener, Knock.State.UNREACHABLE, Lwm2mSaying.GONE);
            case SILENT -> tell(listener, Knock.State.UNREACHABLE, Lwm2mSaying.SILENT);
            case ASLEEP -> {
                tell(listener, Knock.State.TRYING, Lwm2mSaying.MAY_SLEEP);
                if (!workers.begin(() -> wake(device.id(), listener))) {
                    tell(listener, Knock.State.UNREACHABLE, Lwm2mSaying.BUSY);
                }
            }
            case LISTENING -> visit(device.id(), listener);
        }
    }

    private void wake(DeviceId device, Consumer<Knock> listener) {
        try {
            if (trigger.wakes(device)) {
                visit(device, listener);
            } else {
                tell(listener, Knock.State.UNREACHABLE, Lwm2mSaying.ASLEEP);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void visit(DeviceId device, Consumer<Knock> listener) {
        attendance.mayShow(device);
        boolean begun = visits.begin(device);
        tell(listener, begun ? Knock.State.IN_SESSION : Knock.State.UNREACHABLE,
                begun ? Lwm2mSaying.LISTENING : Lwm2mSaying.BUSY);
    }

    private void tell(Consumer<Knock> listener, Knock.State state, Lwm2mSaying what) {
        listener.accept(new Knock(clock.instant(), state, what.of()));
    }
}
