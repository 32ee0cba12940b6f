package org.pilotacs.acs.file;

import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// A file that a device sent us.
///
/// @param id of the task that asked for it
/// @param type as the protocol names it, for example `2 Vendor Log File`
public record DeviceFile(String id, DeviceId device, String type, long bytes, Instant received) {}
