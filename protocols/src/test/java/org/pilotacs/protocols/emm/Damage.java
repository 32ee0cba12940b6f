package org.pilotacs.protocols.emm;

/// What a bad line does to bytes.
final class Damage {
    private Damage() {}

    /// @param bit counted from the highest of the first byte
    static byte[] flipped(byte[] bytes, int bit) {
        byte[] damaged = bytes.clone();
        damaged[bit / Byte.SIZE] ^= (byte) (0x80 >>> bit % Byte.SIZE);
        return damaged;
    }
}
