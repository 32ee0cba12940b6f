package org.pilotacs.protocols.cwmp.stun;

import java.util.zip.CRC32;

/// What a FINGERPRINT holds (RFC 5389, 15.5): over the message before it, whose length counts it already.
final class Checksum {
    static final int SIZE = 8;
    private static final int MASK = 0x5354_554E;

    private Checksum() {}

    /// @param end where the attribute begins
    static int of(byte[] message, int end) {
        var crc = new CRC32();
        crc.update(message, 0, end);
        return (int) crc.getValue() ^ MASK;
    }
}
