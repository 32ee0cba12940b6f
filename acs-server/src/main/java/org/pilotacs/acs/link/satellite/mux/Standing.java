package org.pilotacs.acs.link.satellite.mux;

import java.time.Duration;

/// What one multiplexer can take now.
///
/// @param open whether the stream is
/// @param usable whether it is, and something is allocated to it
/// @param tried whether a connection was tried to its end, good or bad
/// @param free packets that may go now
/// @param pause until there is room for a packet, if there is none
record Standing(boolean open, boolean usable, boolean tried, int free, Duration pause) {}
