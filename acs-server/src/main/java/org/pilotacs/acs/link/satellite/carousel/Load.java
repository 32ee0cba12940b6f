package org.pilotacs.acs.link.satellite.carousel;

/// How much a carousel has.
///
/// @param onAir messages that are being repeated
/// @param waiting those of them that nobody has sent yet
public record Load(long onAir, long waiting) {
    static final Load NONE = new Load(0, 0);
}
