package org.pilotacs.acs.link.cwmp.access;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// Digest nonces that carry their own proof: a time, some random bytes, and a code over both that only an installation's
/// nodes can make. So a nonce holds on every node and on a new connection (H7), and nothing is kept. An answer that was
/// overheard is good until its nonce runs out; what keeps it from being overheard is TLS. Safe for any number of threads.
///
/// A nonce has 32 characters, since some clients keep no more of it (netcwmp).
public final class Nonces {
    /// What their key is derived for.
    public static final String KEY = "cwmp nonces";

    static final Duration VALIDITY = Duration.ofMinutes(5);

    /// How far another node's clock may be ahead.
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final String HASH = "HmacSHA256";
    /// Milliseconds since 1970.
    private static final int TIME_BYTES = 6;
    private static final int RANDOM_BYTES = 4;
    private static final int CODE_BYTES = 14;
    private static final int SIGNED_BYTES = TIME_BYTES + RANDOM_BYTES;

    private final SecretKeySpec key;
    private final Clock clock;
    private final SecureRandom random;

    /// What a nonce is worth.
    enum Age {
        FRESH, STALE,
        /// None of ours.
        FOREIGN
    }

    /// @param key the same on every node
    public Nonces(byte[] key, Clock clock, SecureRandom random) {
        this.key = new SecretKeySpec(key, HASH);
        this.clock = clock;
        this.random = random;
    }

    String issue() {
        byte[] some = new byte[RANDOM_BYTES];
        random.nextBytes(some);
        byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(clock.instant().toEpochMilli()).array();
        byte[] signed = ByteBuffer.allocate(SIGNED_BYTES).put(time, Long.BYTES - TIME_BYTES, TIME_BYTES).put(some)
                .array();
        byte[] nonce = ByteBuffer.allocate(SIGNED_BYTES + CODE_BYTES).put(signed).put(code(signed)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    Age age(String nonce) {
        byte[] bytes = decoded(nonce);
        if (bytes.length != SIGNED_BYTES + CODE_BYTES) {
            return Age.FOREIGN;
        }
        byte[] signed = Arrays.copyOf(bytes, SIGNED_BYTES);
        if (!MessageDigest.isEqual(code(signed), Arrays.copyOfRange(bytes, SIGNED_BYTES, bytes.length))) {
            return Age.FOREIGN;
        }
        Instant issued = Instant.ofEpochMilli(ByteBuffer.wrap(signed).getLong() >>> Long.SIZE - TIME_BYTES * Byte.SIZE);
        Instant now = clock.instant();
        boolean holds = issued.plus(VALIDITY).isAfter(now) && issued.minus(SKEW).isBefore(now);
        return holds ? Age.FRESH : Age.STALE;
    }

    private static byte[] decoded(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private byte[] code(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(signed), CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HASH, e);
        }
    }
}
