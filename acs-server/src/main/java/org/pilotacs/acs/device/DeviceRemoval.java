package org.pilotacs.acs.device;

/// Forgets devices. Safe for any number of threads.
public interface DeviceRemoval {
    /// Removes a device with all that is known of its data model, and its tags. One that comes again is new; what the inventory
    /// says of it stays.
    void remove(DeviceId device);
}
