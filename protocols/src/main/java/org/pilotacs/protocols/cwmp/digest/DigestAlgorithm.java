package org.pilotacs.protocols.cwmp.digest;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How a digest is made (RFC 7616, 3.3 and 6.1).
public enum DigestAlgorithm {
    MD5("MD5", "MD5", false), MD5_SESS("MD5-sess", "MD5", true), SHA_256("SHA-256", "SHA-256", false),
    SHA_256_SESS("SHA-256-sess", "SHA-256", true);

    private final String wireName;
    private final String hash;
    private final boolean session;

    DigestAlgorithm(String wireName, String hash, boolean session) {
        this.wireName = wireName;
        this.hash = hash;
        this.session = session;
    }

    public String wireName() {
        return wireName;
    }

    /// Whether nonce and cnonce are part of the secret (RFC 7616, 3.4.2).
    boolean session() {
        return session;
    }

    /// Null for one that we do not know; MD5 where none is named.
    static @Nullable DigestAlgorithm of(@Nullable String wireName) {
        if (wireName == null) {
            return MD5;
        }
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.wireName.equalsIgnoreCase(wireName.strip())) {
                return algorithm;
            }
        }
        return null;
    }

    /// Lower-case hex of the hash of the parts joined by colons.
    String hash(String... parts) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(hash)
                    .digest(String.join(":", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + hash, e);
        }
    }
}
