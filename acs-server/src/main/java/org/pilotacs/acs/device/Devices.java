package org.pilotacs.acs.device;

import java.util.Optional;

/// What doors ask about devices. Safe for any number of threads.
public interface Devices {
    Optional<Device> find(DeviceId id);

    /// Everything known of a device's data model, the last report's values included; empty for an unknown device.
    ParameterTree parameters(DeviceId id);

    /// One page of devices, newest contact first for an empty text.
    DevicePage search(DeviceSearch search);
}
