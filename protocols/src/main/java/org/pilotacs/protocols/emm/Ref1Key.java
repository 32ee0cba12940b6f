package org.pilotacs.protocols.emm;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// The AES-128 key of one box (or group) and key slot. Never printed. Two boxes with one key, or one key for a box and
/// a group, would break the encryption of REF-1: see [Ref1].
///
/// @param bytes 16 of them; copied in and out
public record Ref1Key(byte[] bytes) {
    static final int SIZE = 16;

    /// @throws IllegalArgumentException other than 16 bytes
    public Ref1Key {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a key has " + SIZE + " bytes, not " + bytes.length);
        }
        bytes = bytes.clone();
    }

    /// @param hex 32 digits, of either case
    /// @throws IllegalArgumentException anything else
    public static Ref1Key ofHex(String hex) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException _) {
            // without the cause, which quotes the key
            throw new IllegalArgumentException("a key is written as " + 2 * SIZE + " hex digits");
        }
        return new Ref1Key(bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ref1Key(byte[] others) && MessageDigest.isEqual(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Ref1Key[***]";
    }
}
