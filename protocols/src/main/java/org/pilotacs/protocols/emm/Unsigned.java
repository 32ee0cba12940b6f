package org.pilotacs.protocols.emm;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Numbers as the wire has them: a fixed count of bits and no sign.
final class Unsigned {
    private Unsigned() {}

    /// @param bits at most 62
    /// @throws IllegalArgumentException it needs more bits, or a sign
    static void check(String what, long value, int bits) {
        if (value < 0 || value >= 1L << bits) {
            throw new IllegalArgumentException(what + " is 0 to " + ((1L << bits) - 1) + ", not " + value);
        }
    }

    /// @throws IllegalArgumentException it is no whole number of seconds, or the number needs more bits
    static void check(String what, Duration value, int bits) {
        if (!value.equals(value.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(what + " is in whole seconds, not " + value);
        }
        check(what, value.toSeconds(), bits);
    }

    /// @throws IllegalArgumentException before 1970 or after 2106-02-07T06:28:15Z
    static void check(String what, Instant value) {
        check(what + " in seconds since 1970", value.getEpochSecond(), Integer.SIZE);
    }
}
