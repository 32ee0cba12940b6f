package org.pilotacs.acs.door.care;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/// Times as callers write them (RFC 3339). Stateless.
final class CallTime {
    private static final Instant END = Instant.ofEpochSecond(1L << Integer.SIZE);

    private CallTime() {}

    /// A time of the query, null if it has none.
    static @Nullable Instant of(HttpCall call, String name) {
        String text = call.query().get(name);
        return text == null ? null : read(text, "query " + name);
    }

    /// @param where to say that it is none
    static Instant read(String text, String where) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (time.isAfter(Instant.EPOCH) && time.isBefore(END)) {
                return time;
            }
        } catch (DateTimeException _) {
            // no time at all, said below
        }
        throw ApiError.invalid(where, CareSaying.NOT_A_TIME.of());
    }
}
