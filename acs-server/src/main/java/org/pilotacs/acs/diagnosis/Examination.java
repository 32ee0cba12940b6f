package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.util.Locale;

/// One look at a box: what was asked, and what came of it.
///
/// @param id 24 hex digits
/// @param action the check that it waits for, or waited for; null if it rests on what was known already
/// @param recheck null unless it was made because something was done
/// @param concluded null until its check is over
/// @param diagnosis null until then
public record Examination(String id, DeviceId device, Instant created, Asked asked, @Nullable String action,
        @Nullable Recheck recheck, @Nullable Instant concluded, @Nullable Diagnosis diagnosis) {
    /// Who wants to know, and what the customer says.
    ///
    /// @param said null if nobody asked the customer
    /// @param code that the screen shows, empty for none
    public record Asked(String by, @Nullable Complaint said, String code) {}

    /// Whether something helped.
    ///
    /// @param follows the examination before
    /// @param treatment the action that was done between
    /// @param helped null until it is concluded
    public record Recheck(String follows, String treatment, @Nullable Helped helped) {}

    /// Whether what was wrong is still so.
    public enum Helped {
        FIXED, NOT_FIXED, UNCLEAR;

        /// For example `not-fixed`.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Examination concluded(Diagnosis found, @Nullable Helped helped, Instant at) {
        Recheck rechecked = recheck == null ? null : new Recheck(recheck.follows, recheck.treatment, helped);
        return new Examination(id, device, created, asked, action, rechecked, at, found);
    }
}
