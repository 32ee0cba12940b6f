package org.pilotacs.protocols.emm;

import org.jspecify.annotations.Nullable;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;

/// AES-128-GCM (NIST SP 800-38D) with a tag of 16 bytes, which stands behind the text.
final class AesGcm {
    static final int TAG = 16;

    private AesGcm() {}

    /// Encrypts, and signs with the head.
    static byte[] seal(Ref1Key key, byte[] nonce, byte[] head, byte[] text) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, head).doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /// Decrypts; null if nobody with this key sealed it, or not with this nonce and head.
    static byte @Nullable [] open(Ref1Key key, byte[] nonce, byte[] head, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, head).doFinal(sealed);
        } catch (AEADBadTagException _) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, Ref1Key key, byte[] nonce, byte[] head) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(head);
        return cipher;
    }
}
