package org.pilotacs.acs.device;

/// What a link tells the core about devices. Safe for any number of threads; two sightings of one device must not overlap
/// (the caller holds the device's lane).
public interface DeviceRegistry {
    /// Whether a box may be served at all, as [UnknownDevices] has it. Ask before [#seen].
    boolean admits(Identity identity);

    /// Records a sighting; returns once it is committed. The first sighting of an identity makes the device.
    Arrival seen(Sighting sighting);
}
