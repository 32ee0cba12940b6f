package org.pilotacs.acs.broadcast;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;

/// How a broadcast stands: what a link that broadcasts knows of one task, for people to watch.
///
/// @param way by which it goes, for people, for example the head-end's name
/// @param sent how often a multiplexer has taken it; whether a box heard it, nobody knows
/// @param lastSent null if never
/// @param next when it is to be sent again, as things are; null if it cannot be sent now, or never again
/// @param likelyBy when a box that is on and tuned will have got it, as good as surely; null if that cannot be said
/// @param until when the plan is over
/// @param obstacle why it is not sent now, null if it is
/// @param channel that the customer is to stay on, empty for none
/// @param stay how long
/// @param askForCode whether the box shows digits that prove that it obeyed
public record Airing(Saying way, long sent, @Nullable Instant lastSent, @Nullable Instant next,
        @Nullable Instant likelyBy, Instant until, @Nullable Saying obstacle, Saying channel, Duration stay,
        boolean askForCode) {}
