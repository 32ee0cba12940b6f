package org.pilotacs.acs.file;

import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// A file that a device sent us.
///
/// @param id of the task that asked for it, or one of its own if none did
/// @param instance of several; 0 for the one
/// @param name that the device gave a file which nobody asked for, made harmless ([FileName]); empty for the others
public record DeviceFile(String id, DeviceId device, FileKind kind, int instance, String name, long bytes,
        Instant received) {}
