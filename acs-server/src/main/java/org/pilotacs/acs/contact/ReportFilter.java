package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;

import java.time.Instant;

/// Which contacts a report counts; null for all.
///
/// @param from the earliest moment
/// @param to the first moment that is too late
/// @param model whole, as it was at the time
/// @param firmware whole, as it was at the time
/// @param area its beginning
public record ReportFilter(@Nullable Instant from, @Nullable Instant to, @Nullable String model,
        @Nullable String firmware, @Nullable String area, @Nullable ContactChannel channel,
        @Nullable Complaint complaint, @Nullable String cause) {
    public static final ReportFilter ALL = new ReportFilter(null, null, null, null, null, null, null, null);
}
