package org.pilotacs.sim.rollout;

import java.time.Instant;

/// What a box tells in a contact.
///
/// @param version as it calls itself
/// @param carrierToNoise dB
/// @param packetErrors packet error ratio after correction, 0 to 1
public record Word(Instant at, String version, String hardware, double carrierToNoise, double packetErrors) {}
