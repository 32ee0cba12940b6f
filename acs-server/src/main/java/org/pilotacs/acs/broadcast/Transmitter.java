package org.pilotacs.acs.broadcast;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;

/// One multiplexer of a [Station], as operators see it.
///
/// @param active whether messages go to it; a standby has an open stream and gets none
/// @param up whether its stream is open
/// @param standing for people
/// @param since when it stands so
/// @param packets transport packets that it was given since the server started
/// @param lastError what it complained of last, null if it never did
/// @param lastErrorAt null if it never did
/// @param nextTry when it is tried again, null if it is up
/// @param alarm whether somebody must look: it may not mend itself
public record Transmitter(String name, String address, boolean active, boolean up, Saying standing, Instant since,
        long packets, @Nullable Saying lastError, @Nullable Instant lastErrorAt, @Nullable Instant nextTry,
        boolean alarm) {}
