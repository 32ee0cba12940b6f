package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// What is kept of devices for provisioning, as their sessions read and change it. Safe for any number of threads; what a method
/// changes is committed when it returns.
public interface ProvisioningRecords {
    /// @param now orders of later are not due
    Held held(DeviceId device, Instant now);

    void settle(DeviceId device, Settled settled);
}
