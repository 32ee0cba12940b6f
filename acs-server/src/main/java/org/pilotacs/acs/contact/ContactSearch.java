package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// Which contacts to list, newest first; null for any.
///
/// @param from the earliest moment
/// @param to the first moment that is too late
/// @param cursor where the page before ended, null to begin
/// @param limit most on a page
public record ContactSearch(@Nullable Instant from, @Nullable Instant to, @Nullable DeviceId device,
        @Nullable String subscriber, @Nullable Complaint complaint, @Nullable String cause,
        @Nullable ContactChannel channel, @Nullable Helped helped, @Nullable String cursor, int limit) {
    public static ContactSearch ofDevice(DeviceId device, @Nullable String cursor, int limit) {
        return new ContactSearch(null, null, device, null, null, null, null, null, cursor, limit);
    }

    /// @param to the first moment that is too late
    public static ContactSearch before(DeviceId device, Instant to, int limit) {
        return new ContactSearch(null, to, device, null, null, null, null, null, null, limit);
    }

    public static ContactSearch ofSubscriber(String number, @Nullable String cursor, int limit) {
        return new ContactSearch(null, null, null, number, null, null, null, null, cursor, limit);
    }
}
