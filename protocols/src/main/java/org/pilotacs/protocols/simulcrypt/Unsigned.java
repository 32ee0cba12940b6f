package org.pilotacs.protocols.simulcrypt;

/// Numbers as the wire has them: a fixed count of bits and no sign.
final class Unsigned {
    private Unsigned() {}

    /// @throws IllegalArgumentException it needs more bits, or a sign
    static void check(String what, int value, int bits) {
        if (value < 0 || value >>> bits != 0) {
            throw new IllegalArgumentException(what + " is 0 to " + ((1 << bits) - 1) + ", not " + value);
        }
    }
}
