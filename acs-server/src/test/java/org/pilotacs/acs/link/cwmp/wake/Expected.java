package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.device.DeviceId;

import java.util.concurrent.CountDownLatch;

/// A device that comes when the test says so.
record Expected(CountDownLatch latch) implements Presence {
    /// One that never comes.
    static Expected never() {
        return new Expected(new CountDownLatch(1));
    }

    @Override
    public boolean ring(DeviceId device) {
        return false;
    }

    @Override
    public void await(DeviceId device) {
        // there is no queue
    }

    @Override
    public CountDownLatch expect(DeviceId device) {
        return latch;
    }

    @Override
    public void expectNoMore(DeviceId device) {
        // it comes at its own time
    }
}
