package org.pilotacs.acs.trace;

import java.time.Instant;

/// One message as it went over the wire, secrets masked.
///
/// @param number of all messages that this node traced; later ones have higher numbers
public record TracedMessage(long number, Instant at, WireTrace.Direction direction, String text) {}
