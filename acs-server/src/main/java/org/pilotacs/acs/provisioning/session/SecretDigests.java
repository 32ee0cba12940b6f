package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.provisioning.engine.SecretDigest;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// Digests of secrets under a key of the installation: without it, nobody can try which secret it was. The same secret of two
/// devices, or of two parameters, has two.
public final class SecretDigests {
    /// What the key is derived for.
    public static final String KEY = "provisioning secrets";
    private static final String HASH = "HmacSHA256";

    private final SecretKeySpec key;

    public SecretDigests(byte[] key) {
        this.key = new SecretKeySpec(key, HASH);
    }

    public SecretDigest of(String device) {
        return (path, secret) -> digest(device + "\0" + path + "\0" + secret);
    }

    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HASH, e);
        }
    }
}
