package org.pilotacs.acs.door.oidc;

import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.pilotacs.acs.runtime.Secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A sign-in that is under way at the provider. Only the browser that began it keeps it, sealed for its state, so that any
/// node can go on with it and no other browser can.
///
/// @param state what the provider is to send back with its answer
/// @param nonce what the ID token has to hold
/// @param verifier by which we prove that the answer is ours (RFC 7636)
/// @param back where to go on
/// @param until when it has to be over
record Attempt(String state, String nonce, String verifier, String back, Instant until) {
    static final Duration MOST = Duration.ofMinutes(10);
    private static final String PURPOSE = "console sign-in";
    private static final int BYTES = 32;

    /// @param random unguessable
    static Attempt begin(String back, RandomGenerator random, Instant at) {
        return new Attempt(drawn(random), drawn(random), drawn(random), back, at.plus(MOST));
    }

    private static String drawn(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What the provider is shown of [#verifier] at first: method S256.
    String challenge() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// As the browser keeps it.
    String sealed(MasterKey key) {
        String text = String.join("\n", nonce, verifier, Long.toString(until.toEpochMilli()), back);
        return base64(key.seal(PURPOSE, state, Secret.of(text)));
    }

    /// The attempt that this is of, unless it is too old.
    ///
    /// @param state that came with the answer
    /// @param sealed that the browser showed
    static Optional<Attempt> open(String state, String sealed, MasterKey key, Instant at) {
        try {
            String[] parts = key.open(PURPOSE, state, Base64.getUrlDecoder().decode(sealed)).reveal().split("\n", 4);
            Instant until = Instant.ofEpochMilli(Long.parseLong(parts[2]));
            return at.isBefore(until)
                    ? Optional.of(new Attempt(state, parts[0], parts[1], parts[3], until))
                    : Optional.empty();
        } catch (IllegalArgumentException | SealedByAnotherException _) {
            return Optional.empty();
        }
    }
}
