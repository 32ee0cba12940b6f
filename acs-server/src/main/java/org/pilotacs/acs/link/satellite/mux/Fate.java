package org.pilotacs.acs.link.satellite.mux;

/// What became of a delivery.
///
/// @param delivery number that [Uplink#send] gave
/// @param read a multiplexer has answered a test that was sent after it, so it has read it; false if the connection ended
///     before that, so that it is not known
public record Fate(long delivery, boolean read) {}
