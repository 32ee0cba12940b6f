package org.pilotacs.acs.account;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.runtime.UnavailableException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hashes passwords with Argon2id, in the usual notation `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. Each takes [#MEMORY], so
/// only a few are made at once: a flood of sign-ins cannot take all the memory. Safe for any number of threads.
final class Passwords {
    /// In KiB; with the two below, OWASP's recommendation.
    static final int MEMORY = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 5;
    private static final Pattern WRITTEN = Pattern
            .compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final RandomGenerator random;
    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final String nobodys;

    /// @param random unguessable
    Passwords(RandomGenerator random) {
        this.random = random;
        byte[] bytes = new byte[SALT];
        random.nextBytes(bytes);
        this.nobodys = hash(Secret.of(Base64.getEncoder().encodeToString(bytes)));
    }

    /// @throws UnavailableException if too many wait already
    String hash(Secret password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY, PASSES, LANES, base64.encodeToString(salt),
                base64.encodeToString(argon2(password, salt, MEMORY, PASSES, LANES, HASH)));
    }

    /// Whether the hash is of this password. Takes as long if there is no hash.
    ///
    /// @param hash null if nobody has one
    /// @throws UnavailableException if too many wait already
    boolean matches(@Nullable String hash, Secret password) {
        Matcher parts = WRITTEN.matcher(hash == null ? nobodys : hash);
        if (!parts.matches()) {
            throw new IllegalStateException("a stored password is not in the notation of Argon2id");
        }
        byte[] wanted = Base64.getDecoder().decode(parts.group(5));
        byte[] given = argon2(password, Base64.getDecoder().decode(parts.group(4)), Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)), wanted.length);
        return MessageDigest.isEqual(wanted, given) && hash != null;
    }

    private byte[] argon2(Secret password, byte[] salt, int memory, int passes, int lanes, int length) {
        takePermit();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(memory).withIterations(passes)
                    .withParallelism(lanes).withSalt(salt).build());
            byte[] hash = new byte[length];
            generator.generateBytes(password.reveal().getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            permits.release();
        }
    }

    private void takePermit() {
        try {
            if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new UnavailableException("a turn at hashing passwords", new TimeoutException());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("a turn at hashing passwords", e);
        }
    }
}
