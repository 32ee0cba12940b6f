package org.pilotacs.acs.feed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Something that happened.
///
/// @param number by which readers go on; each is one more than that of the event before
/// @param device its id, null if it is about none
/// @param subscriber customer number, null if not known
/// @param content JSON
public record Event(long number, EventType type, Instant at, @Nullable String device, @Nullable String subscriber,
        String content) {}
