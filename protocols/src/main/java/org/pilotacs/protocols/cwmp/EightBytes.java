package org.pilotacs.protocols.cwmp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes looked at in one go. Answers are masks with the high bit of each byte that was found; only the lowest of
/// them is sure, since a borrow may set others above it.
final class EightBytes {
    private static final VarHandle VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT_VIEW = MethodHandles.byteArrayViewVarHandle(int[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private EightBytes() {}

    static long at(byte[] bytes, int at) {
        return (long) VIEW.get(bytes, at);
    }

    static int fourAt(byte[] bytes, int at) {
        return (int) SHORT_VIEW.get(bytes, at);
    }

    /// Which are that ASCII character.
    static long equalTo(long bytes, char ascii) {
        long zeroes = bytes ^ ascii * ONES;
        return zeroes - ONES & ~zeroes & HIGH_BITS;
    }

    /// Which are less than that ASCII character or no ASCII at all.
    static long outside(long bytes, char ascii) {
        return (bytes | bytes - ascii * ONES) & HIGH_BITS;
    }

    /// How many bytes precede the first found.
    static int before(long found) {
        return Long.numberOfTrailingZeros(found) / Byte.SIZE;
    }

    /// Where that ASCII character comes next; the length of all if it does not.
    static int indexOf(byte[] bytes, int from, char ascii) {
        int at = from;
        while (at <= bytes.length - Long.BYTES) {
            long found = equalTo(at(bytes, at), ascii);
            if (found != 0) {
                return at + before(found);
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] != ascii) {
            at++;
        }
        return at;
    }
}
