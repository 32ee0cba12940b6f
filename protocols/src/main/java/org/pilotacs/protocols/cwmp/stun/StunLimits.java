package org.pilotacs.protocols.cwmp.stun;

/// Bounds of the STUN decoder.
///
/// @param bytes size of the datagram
/// @param attributes attributes in it, the unknown ones included
public record StunLimits(int bytes, int attributes) {
    /// What goes through the Internet in one piece; real requests have five attributes.
    public static final StunLimits DEFAULT = new StunLimits(1500, 32);

    public StunLimits {
        if (bytes < 1 || attributes < 1) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }
}
