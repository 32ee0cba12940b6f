package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.digest.DigestAlgorithm;

/// A way in which a device may show that it knows its password.
public enum AuthScheme {
    /// RFC 7616 with MD5, the one that TR-069 demands of devices; RFC 2069's form is taken too (R7).
    DIGEST_MD5(DigestAlgorithm.MD5),
    /// RFC 7616 with SHA-256.
    DIGEST_SHA_256(DigestAlgorithm.SHA_256),
    /// RFC 7617: the password itself, so only for TLS.
    BASIC(null);

    private final @Nullable DigestAlgorithm algorithm;

    AuthScheme(@Nullable DigestAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /// What a challenge names; null for one without a digest.
    @Nullable
    DigestAlgorithm algorithm() {
        return algorithm;
    }

    /// Whether an answer of this algorithm is one to this scheme; the session variant of an offered hash is.
    boolean takes(DigestAlgorithm answered) {
        return switch (answered) {
            case MD5, MD5_SESS -> this == DIGEST_MD5;
            case SHA_256, SHA_256_SESS -> this == DIGEST_SHA_256;
        };
    }
}
