package org.pilotacs.acs.device;

/// A committed sighting: the device as it is now, and whether work waits for it.
///
/// @param queued tasks that could be claimed now
/// @param parked tasks that wait for something this device may have brought
public record Arrival(Device device, boolean firstContact, boolean queued, boolean parked) {}
