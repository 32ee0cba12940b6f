package org.pilotacs.acs.file;

import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What devices sent us, encrypted. Safe for any number of threads.
public interface DeviceFiles {
    /// Most files kept of one device; older ones go first.
    int MOST = 20;

    /// A device is about to send a file; nothing is taken that was not announced.
    void expect(String id, DeviceId device, FileKind kind, int instance, Instant until);

    /// Keeps what came; a second time replaces the first.
    ///
    /// @return whose it is; empty if nothing of this id is expected
    Optional<DeviceId> keep(String id, byte[] content, Instant at);

    /// What came under an id.
    Optional<DeviceFile> find(String id);

    /// The content of a file that came.
    Optional<byte[]> content(String id);

    /// A device's files, newest first.
    List<DeviceFile> ofDevice(DeviceId device);

    /// Throws away what came, or was to come, before a moment. Call it now and then.
    void forgetBefore(Instant limit);
}
