package org.pilotacs.acs.errorcode;

import org.pilotacs.acs.account.Author;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table of what customers read aloud from their screens. Safe for any number of threads.
public interface ErrorCodes {
    /// How many former versions of one entry are kept.
    int MOST_VERSIONS = 100;

    /// The best match first: the code itself before codes that begin so before words of the texts; of each, the exact model
    /// before any, then the exact card system before any.
    List<ErrorCode> search(ErrorCodeSearch search);

    Optional<ErrorCode> find(ErrorCodeKey key);

    /// Writes an entry, new or in place of the former version; returns once it is committed.
    ///
    /// @param by who changes it
    Put put(ErrorCodeKey key, ErrorCode.Content content, Author by, Instant now);

    /// Takes an entry out; false if there is none. It does not come back with the next version of the server.
    boolean remove(ErrorCodeKey key, Author by, Instant now);

    /// Former versions of an entry, newest first; also of one that was taken out.
    List<ErrorCode> history(ErrorCodeKey key);

    /// What became of a change.
    record Put(ErrorCode entry, boolean isNew) {}
}
