package org.pilotacs.acs.trace;

import java.time.Instant;

/// One message as it went over the wire, secrets masked.
public record TracedMessage(Instant at, WireTrace.Direction direction, String text) {}
