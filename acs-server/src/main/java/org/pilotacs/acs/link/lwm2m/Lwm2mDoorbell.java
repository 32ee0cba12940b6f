package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Knock;

import java.time.Clock;
import java.util.function.Consumer;

/// Visits a device that listens. One that sleeps cannot be woken by CoAP: it is visited when it speaks.
record Lwm2mDoorbell(Attendance attendance, Visits visits, Clock clock) implements Doorbell {
    @Override
    public void ring(Device device, Consumer<Knock> listener) {
        switch (attendance.state(device.id())) {
            case GONE -> tell(listener, Knock.State.UNREACHABLE, Lwm2mSaying.GONE);
            case ASLEEP -> tell(listener, Knock.State.UNREACHABLE, Lwm2mSaying.ASLEEP);
            case SILENT -> tell(listener, Knock.State.UNREACHABLE, Lwm2mSaying.SILENT);
            case LISTENING -> {
                boolean begun = visits.begin(device.id());
                tell(listener, begun ? Knock.State.IN_SESSION : Knock.State.UNREACHABLE,
                        begun ? Lwm2mSaying.LISTENING : Lwm2mSaying.BUSY);
            }
        }
    }

    private void tell(Consumer<Knock> listener, Knock.State state, Lwm2mSaying what) {
        listener.accept(new Knock(clock.instant(), state, what.of()));
    }
}
