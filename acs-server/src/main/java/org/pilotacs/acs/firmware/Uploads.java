package org.pilotacs.acs.firmware;

import org.pilotacs.acs.content.Slice;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Files on their way to us, in parts that any node may take and that outlive all nodes. Safe for any number of threads.
public interface Uploads {
    /// How long one is kept that nothing more comes of.
    Duration KEEP = Duration.ofDays(1);
    /// Most that one person may have open.
    int MOST = 4;
    /// All that are open may be announced to be, in multiples of the largest file that is taken.
    int TOGETHER = 8;

    /// What became of the wish to send one.
    sealed interface Beginning {
        record Begun(Upload upload) implements Beginning {}

        /// The person has [#MOST] open.
        record TooMany() implements Beginning {}

        /// There would be more bytes on their way than `most`.
        record TooMuch(long most) implements Beginning {}
    }

    /// What became of a part.
    sealed interface Appending {
        /// It is here, and committed.
        record Appended(Upload upload) implements Appending {}

        /// It does not begin where the last one ended; nothing of it was taken.
        record Elsewhere(Upload upload) implements Appending {}

        /// There would be more than was announced; nothing of it was taken.
        record TooLong(Upload upload) implements Appending {}

        /// There is no such upload, or no more.
        record Gone() implements Appending {}
    }

    /// @param sha256 empty if it is not announced
    /// @param largest file that is taken
    Beginning begin(String owner, String fileName, long bytes, String sha256, long largest, Instant at);

    /// Those that are kept at a time.
    Optional<Upload> find(String id, Instant at);

    /// Keeps a part; returns once it is committed.
    ///
    /// @param offset at which it begins
    /// @throws IOException if it cannot be read
    Appending append(String id, long offset, Slice part, Instant at) throws IOException;

    /// False if there is no such upload.
    boolean drop(String id);

    /// Drops those that nothing came of since a time. Call it now and then.
    void forgetBefore(Instant time);
}
