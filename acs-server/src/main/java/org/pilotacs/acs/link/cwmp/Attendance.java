package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.cwmp.wake.Presence;

import java.util.concurrent.CountDownLatch;

/// What waking sees of sessions and of their queue.
record Attendance(CwmpSessions sessions, Turnstile turnstile) implements Presence {
    @Override
    public boolean ring(DeviceId device) {
        return sessions.ring(device);
    }

    @Override
    public void await(DeviceId device) {
        turnstile.await(device);
    }

    @Override
    public CountDownLatch expect(DeviceId device) {
        return sessions.expect(device);
    }

    @Override
    public void expectNoMore(DeviceId device) {
        sessions.expectNoMore(device);
    }
}
