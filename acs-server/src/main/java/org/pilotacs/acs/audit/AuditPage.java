package org.pilotacs.acs.audit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Entries, newest first.
///
/// @param nextCursor null if there are no more
public record AuditPage(List<AuditEntry> entries, @Nullable String nextCursor) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
