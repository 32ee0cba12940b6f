package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.NotReadException;

/// The credentials that devices have of their own. Every change is committed on return. Safe for any number of threads.
public interface OwnLoginStore {
    /// Whether any device has some.
    boolean isUsed();

    /// What is known of a device's, as of after the call.
    ///
    /// @throws NotReadException if the database would not say, or what it holds does not open
    Holding of(DeviceId device);

    /// What is to be written to a device now: what it was offered and has not shown yet, else new ones.
    OwnLogins offer(DeviceId device);

    /// The device said that it took what it was offered.
    void taken(DeviceId device);

    /// The device said that it does not take what it was offered.
    void refused(DeviceId device);

    /// The device has shown that it has this, which it was offered. Does nothing if that is no longer what it is offered.
    void proven(DeviceId device, OwnLogins shown);
}
