package org.pilotacs.protocols.cwmp.stun;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// HMAC-SHA1 (RFC 2104), which Annex G fixes for both its protocols.
final class HmacSha1 {
    static final int LENGTH = 20;
    private static final String ALGORITHM = "HmacSHA1";

    private HmacSha1() {}

    static byte[] of(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            // HMAC fills keys up with zeroes, so this is the empty key, which Java refuses
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    static byte[] key(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
