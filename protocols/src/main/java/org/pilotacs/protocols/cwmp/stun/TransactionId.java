package org.pilotacs.protocols.cwmp.stun;

import java.util.random.RandomGenerator;

/// The 128 bits that tie an answer to its request (RFC 3489, 11.1). A client that speaks RFC 5389 begins them with a fixed
/// number, the magic cookie; whoever answers tells the two dialects apart by it.
public record TransactionId(long high, long low) {
    static final int MAGIC_COOKIE = 0x2112A442;

    /// A fresh one in the dialect of Annex G.
    public static TransactionId classic(RandomGenerator random) {
        return new TransactionId(random.nextLong(), random.nextLong());
    }

    /// A fresh one in the dialect of RFC 5389.
    public static TransactionId withCookie(RandomGenerator random) {
        return new TransactionId((long) MAGIC_COOKIE << 32 | random.nextInt() & 0xFFFF_FFFFL, random.nextLong());
    }

    public boolean hasCookie() {
        return (int) (high >>> 32) == MAGIC_COOKIE;
    }

    /// As 32 hex digits.
    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
