package org.pilotacs.acs.runtime;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Ids that nobody gives twice, in hexadecimal. Stateless.
public final class RandomId {
    private static final int BYTES = 12;

    private RandomId() {}

    /// 24 digits.
    public static String next(RandomGenerator random) {
        return next(random, BYTES);
    }

    /// Two digits for each byte.
    public static String next(RandomGenerator random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
