package org.pilotacs.acs.device;

import java.util.Optional;

/// What doors ask about devices. Safe for any number of threads.
public interface Devices {
    Optional<Device> find(DeviceId id);

    /// Everything known of a device's data model, the values of the last report that the device came with included.
    ParameterTree parameters(Device device);

    /// The same by its id; empty for an unknown device.
    default ParameterTree parameters(DeviceId id) {
        return find(id).map(this::parameters).orElse(ParameterTree.EMPTY);
    }

    /// One page of devices, newest contact first for an empty text.
    DevicePage search(DeviceSearch search);
}
