package org.pilotacs.acs.file;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// A file that a device is sending. It is kept, sealed, part by part, and is nothing that anybody sees until [#finish] says that
/// it is whole: what breaks off leaves nothing. For one thread at a time.
public interface FileDraft extends AutoCloseable {
    DeviceId device();

    /// What came of it so far.
    long bytes();

    /// Takes more of it, behind what is there.
    ///
    /// @return null if it was taken; a refusal ends the draft
    @Nullable
    Refusal write(byte[] from, int offset, int length, Instant at);

    /// It is whole; returns once it is committed.
    Ending finish(Instant at);

    /// Drops what came, unless it was finished.
    @Override
    void close();

    /// How a draft ended.
    sealed interface Ending {
        record Kept(DeviceFile file) implements Ending {}

        /// Nothing of it is kept.
        record Refused(Refusal why) implements Ending {}
    }
}
