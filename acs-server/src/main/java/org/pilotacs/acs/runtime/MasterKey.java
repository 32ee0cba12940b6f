package org.pilotacs.acs.runtime;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// The key of an installation, from which all its other keys are derived. All nodes of an installation have the same. Safe
/// for any number of threads.
public final class MasterKey {
    public static final int BYTES = 32;

    private static final String HASH = "HmacSHA256";

    private final byte[] key;

    public MasterKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + key.length);
        }
        this.key = key.clone();
    }

    /// A key of 32 bytes for one purpose; always the same for the same.
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(key, HASH));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HASH, e);
        }
    }
}
