package org.pilotacs.acs.runtime;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The part of an address that cannot be guessed, where devices can give no other credential for what they fetch or send.
/// Follows from a key and what the address is of, so nothing need be kept. Safe for any number of threads.
public final class AddressToken {
    /// Characters, hexadecimal.
    public static final int LENGTH = 32;
    private static final String HASH = "HmacSHA256";

    private final SecretKeySpec key;

    /// @param key of one purpose, see [MasterKey#derive]
    public AddressToken(byte[] key) {
        this.key = new SecretKeySpec(key, HASH);
    }

    /// @param id of what the address is of, ASCII
    public String of(String id) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(ascii(id))).substring(0, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HASH, e);
        }
    }

    /// Whether a token was given out for that.
    public boolean isOf(String id, String token) {
        return MessageDigest.isEqual(ascii(of(id)), ascii(token));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
