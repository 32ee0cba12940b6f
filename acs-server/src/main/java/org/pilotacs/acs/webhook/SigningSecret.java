package org.pilotacs.acs.webhook;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Secret;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// What messages of one webhook are signed with (Standard Webhooks, “Signature scheme”): `whsec_` and 24 to 64 bytes in Base64.
/// Stateless.
final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int MIN = 24;
    private static final int MAX = 64;
    private static final int MADE = 32;
    private static final String HASH = "HmacSHA256";

    private SigningSecret() {}

    /// @param random unguessable
    static Secret made(RandomGenerator random) {
        byte[] bytes = new byte[MADE];
        random.nextBytes(bytes);
        return Secret.of(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    static boolean is(Secret secret) {
        return bytes(secret) != null;
    }

    private static byte @Nullable [] bytes(Secret secret) {
        String text = secret.reveal();
        try {
            byte[] bytes = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "");
            return bytes.length >= MIN && bytes.length <= MAX ? bytes : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// The value of `webhook-signature`.
    ///
    /// @param seconds value of `webhook-timestamp`
    static String sign(Secret secret, String id, long seconds, String body) {
        byte[] key = bytes(secret);
        if (key == null) {
            throw new IllegalArgumentException("no signing secret");
        }
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(key, HASH));
            byte[] signed = mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HASH, e);
        }
    }
}
