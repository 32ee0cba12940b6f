package org.pilotacs.acs.feed;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// What is to be told, before it has a number.
///
/// @param device null if it is about none
/// @param subscriber customer number; null for the one that the device belongs to
/// @param content JSON with the names of the care API: what it was, by its id, and how it ended; no secrets, nothing that a
///        customer said in their own words
public record Happening(EventType type, Instant at, @Nullable DeviceId device, @Nullable String subscriber,
        String content) {
    /// Characters of a content.
    public static final int MAX_CONTENT = 4_000;
}
