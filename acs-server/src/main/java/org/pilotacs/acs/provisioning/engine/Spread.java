package org.pilotacs.acs.provisioning.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Moments that come round at an interval, for each device at another time of it, so that not all come at once. Times are
/// milliseconds.
public final class Spread {
    private Spread() {}

    /// How far into an interval a device is: the same for ever, and the same as GenieACS has it.
    ///
    /// @param range more than 0
    public static double phase(String device, double range) {
        try {
            ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("MD5")
                    .digest(device.getBytes(StandardCharsets.UTF_8))).order(ByteOrder.LITTLE_ENDIAN);
            int folded = 0;
            while (digest.hasRemaining()) {
                folded ^= digest.getInt();
            }
            return Integer.toUnsignedLong(folded) % range;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /// The last moment before now at which an interval began for a device.
    public static long interval(long now, double every, String device) {
        return (long) interval(now, every, phase(device, every));
    }

    /// @param phase how much earlier than for others it begins
    public static double interval(double now, double every, double phase) {
        double whole = (now + phase) / every;
        return (whole < 0 ? Math.ceil(whole) : Math.floor(whole)) * every - phase;
    }
}
