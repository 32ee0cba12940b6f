package org.pilotacs.acs.file;

import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// A file that a device sent us.
///
/// @param id of the task that asked for it
/// @param instance of several; 0 for the one
public record DeviceFile(String id, DeviceId device, FileKind kind, int instance, long bytes, Instant received) {}
