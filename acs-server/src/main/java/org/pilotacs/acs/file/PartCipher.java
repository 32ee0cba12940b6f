package org.pilotacs.acs.file;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/// Encrypts the parts of a file (AES-256-GCM), each bound to its place, so that none can be exchanged for another.
/// Immutable.
final class PartCipher {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    PartCipher(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    byte[] encrypt(String file, int part, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] secret = run(Cipher.ENCRYPT_MODE, nonce, file, part, plain);
        return ByteBuffer.allocate(NONCE + secret.length).put(nonce).put(secret).array();
    }

    /// @throws IllegalStateException if it was not encrypted with this key for this place
    byte[] decrypt(String file, int part, byte[] stored) {
        byte[] nonce = new byte[NONCE];
        byte[] secret = new byte[stored.length - NONCE];
        ByteBuffer.wrap(stored).get(nonce).get(secret);
        return run(Cipher.DECRYPT_MODE, nonce, file, part, secret);
    }

    private byte[] run(int mode, byte[] nonce, String file, int part, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((file + ":" + part).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("part " + part + " of file " + file, e);
        }
    }
}
