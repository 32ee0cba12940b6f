package org.pilotacs.acs.audit;

import org.pilotacs.acs.runtime.UnavailableException;

import java.time.Instant;

/// The trail of who did what. Entries are added and, once they are old, forgotten; nothing changes one, but that another name
/// stands for the number of a customer who was erased. Safe for any number of threads.
public interface AuditTrail {
    /// Returns once the entry is committed.
    ///
    /// @throws UnavailableException if it could not be, so that what it tells of must not be shown or done
    void record(AuditEntry entry);

    /// @throws IllegalArgumentException if the cursor is none of ours
    AuditPage find(AuditSearch search);

    /// The count of entries that went.
    int forgetBefore(Instant limit);
}
