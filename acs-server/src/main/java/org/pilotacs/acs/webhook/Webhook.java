package org.pilotacs.acs.webhook;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.saying.Saying;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/// Where events are sent to, and how that goes.
///
/// @param id 24 hexadecimal digits
/// @param types of events; empty for all but those for customers
public record Webhook(String id, URI url, Set<EventType> types, Instant created, Standing standing) {
    public Webhook {
        types = Set.copyOf(types);
    }

    /// For people, trails and logs; without the path, which may hold a token.
    public static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /// How it goes.
    ///
    /// @param place number of the last event that is done with
    /// @param delivered events that were taken
    /// @param missed events that were kept no longer before they could be sent
    /// @param turnedOff when the receiver said that it is gone; null while it is not
    /// @param failing null while all is well
    /// @param lastTry null if nothing was sent yet
    /// @param lastStatus of the last answer, null if there was none
    public record Standing(long place, long delivered, long missed, @Nullable Instant turnedOff,
            @Nullable Failing failing, @Nullable Instant lastTry, @Nullable Integer lastStatus) {
        static Standing of(long place) {
            return new Standing(place, 0, 0, null, null, null, null);
        }
    }

    /// What went wrong since the last event that was taken.
    ///
    /// @param times in a row
    public record Failing(Instant since, int times, Saying why, Instant nextTry) {}
}
