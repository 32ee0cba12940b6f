package org.pilotacs.acs.file;

import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What devices sent us, encrypted. Safe for any number of threads.
public interface DeviceFiles {
    /// Most files kept of one device, of those that were asked for and of the others; older ones go first.
    int MOST = 20;

    /// A device is about to send a file that it was asked for.
    void expect(String id, DeviceId device, FileKind kind, int instance, Instant until);

    /// Whose file is expected under an id; empty if none is.
    Optional<DeviceId> expected(String id, Instant at);

    /// Begins to take a file that was asked for; one that comes a second time replaces the first.
    ///
    /// @param announced bytes that it will have, as the sender says; negative if it does not say
    Arrival take(String id, long announced, Instant at);

    /// Begins to take a file that a device sends although nobody asked.
    ///
    /// @param name as the device says it
    Arrival takeUnasked(DeviceId device, String name, Instant at);

    /// What came under an id.
    Optional<DeviceFile> find(String id);

    /// The content of a file that came.
    Optional<byte[]> content(String id);

    /// Some of the content of a file that came: fewer bytes if it ends before.
    ///
    /// @param from of its first byte
    Optional<byte[]> content(String id, long from, int length);

    /// A device's files, newest first.
    List<DeviceFile> ofDevice(DeviceId device);

    /// Throws away what came, or was to come, before a moment, and what broke off. Call it now and then.
    void forgetBefore(Instant limit);
}
