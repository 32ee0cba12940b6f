package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is known around a box, beside its readings.
///
/// @param said what the customer complains of, null if nobody asked
/// @param hints causes that the error code on the screen speaks for, each with a weight from 0 to 1
/// @param arrears whether the customer is blocked for what is not paid; null if nobody told us
/// @param lastSeen when the box was heard last, null if never
/// @param comesEvery how often it comes by itself, null if it does not or nobody knows
/// @param starts when it started, of the last seven days; null if nobody counts them
/// @param badFirmware whether its software is on the list of bad versions
/// @param neighbours null if nobody looks at them
public record Circumstances(@Nullable Complaint said, Map<String, Double> hints, @Nullable Boolean arrears,
        @Nullable Instant lastSeen, @Nullable Duration comesEvery, @Nullable List<Instant> starts,
        boolean badFirmware, @Nullable Neighbours neighbours) {
    public static final Circumstances NONE = new Circumstances(null, Map.of(), null, null, null, null, false, null);

    public Circumstances {
        hints = Map.copyOf(hints);
        starts = starts == null ? null : List.copyOf(starts);
    }

    /// The same, once it is known what the customer says.
    ///
    /// @param complaint null for nothing
    /// @param meant what an error code speaks for
    public Circumstances saying(@Nullable Complaint complaint, Map<String, Double> meant) {
        return new Circumstances(complaint, meant, arrears, lastSeen, comesEvery, starts, badFirmware, neighbours);
    }
}
