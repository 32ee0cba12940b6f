package org.pilotacs.protocols.cwmp.stun;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// What a MESSAGE-INTEGRITY attribute signs: the message before it, with the length as if it ended after it, and in some
/// form of its own for each dialect.
enum Integrity {
    /// Filled up with zeroes to whole blocks of 64 bytes (RFC 3489, 11.2.8).
    CLASSIC(true, false),
    /// As it is (RFC 5389, 15.4).
    COOKIE(false, false),
    /// As a widespread old server computed it, and clients made to please it: as it is, with the length still at zero.
    LENGTHLESS(false, true);

    static final int SIZE = 4 + HmacSha1.LENGTH;
    private static final int BLOCK = 64;
    private static final int LENGTH_AT = 2;

    private final boolean blocks;
    private final boolean lengthless;

    Integrity(boolean blocks, boolean lengthless) {
        this.blocks = blocks;
        this.lengthless = lengthless;
    }

    static Integrity strict(TransactionId transaction) {
        return transaction.hasCookie() ? COOKIE : CLASSIC;
    }

    static List<Integrity> tolerated(TransactionId transaction) {
        return transaction.hasCookie() ? List.of(COOKIE) : List.of(CLASSIC, COOKIE, LENGTHLESS);
    }

    /// @param end where the attribute begins
    byte[] sign(byte[] message, int end, byte[] key) {
        byte[] text = Arrays.copyOf(message, blocks ? (end + BLOCK - 1) / BLOCK * BLOCK : end);
        Arrays.fill(text, end, text.length, (byte) 0);
        int length = lengthless ? 0 : end + SIZE - StunHeader.SIZE;
        ByteBuffer.wrap(text).putShort(LENGTH_AT, (short) length);
        return HmacSha1.of(key, text);
    }
}
