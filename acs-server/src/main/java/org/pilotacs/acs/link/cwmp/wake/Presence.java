package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.device.DeviceId;

import java.util.concurrent.CountDownLatch;

/// Who is in session with us, as far as waking needs to know. Safe for any number of threads.
public interface Presence {
    /// Tells the device's session that work was queued; false if there is none that can take it.
    boolean ring(DeviceId device);

    /// Somebody waits for this device: it finds a place when others are told to come later.
    void await(DeviceId device);

    /// Counts down when a session of this device begins; holds until [#expectNoMore].
    CountDownLatch expect(DeviceId device);

    void expectNoMore(DeviceId device);
}
