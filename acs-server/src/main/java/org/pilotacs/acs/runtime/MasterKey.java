package org.pilotacs.acs.runtime;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/// The key of an installation, from which all its other keys are derived: whoever has it can open every secret that the
/// database holds. All nodes of an installation have the same. Safe for any number of threads.
public final class MasterKey {
    public static final int BYTES = 32;

    private static final String HASH = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    /// How a sealed secret is laid out: this byte, the IV, then what AES-256-GCM makes of the text.
    private static final byte FORM = 1;

    private final byte[] key;
    private final SecureRandom random;

    public MasterKey(byte[] key, SecureRandom random) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + key.length);
        }
        this.key = key.clone();
        this.random = random;
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

    /// A small secret as it may be stored. It can be opened only for the same purpose and owner, so that nobody who can
    /// write to the database can pass one device's secret off as another's.
    ///
    /// @param owner whose it is, for example a device's id
    public byte[] seal(String purpose, String owner, Secret secret) {
        return seal(purpose, owner, secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /// The same for what is no text.
    public byte[] seal(String purpose, String owner, byte[] content) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, purpose, owner, iv).doFinal(content);
            return ByteBuffer.allocate(1 + IV_BYTES + text.length).put(FORM).put(iv).put(text).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /// @throws SealedByAnotherException if this key did not seal it for that purpose and owner
    public Secret open(String purpose, String owner, byte[] sealed) {
        return Secret.of(new String(openBytes(purpose, owner, sealed), StandardCharsets.UTF_8));
    }

    /// @throws SealedByAnotherException likewise
    public byte[] openBytes(String purpose, String owner, byte[] sealed) {
        if (sealed.length <= 1 + IV_BYTES || sealed[0] != FORM) {
            throw new SealedByAnotherException(purpose, owner, null);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, purpose, owner, Arrays.copyOfRange(sealed, 1, 1 + IV_BYTES))
                    .doFinal(sealed, 1 + IV_BYTES, sealed.length - 1 - IV_BYTES);
        } catch (GeneralSecurityException e) {
            throw new SealedByAnotherException(purpose, owner, e);
        }
    }

    private Cipher cipher(int mode, String purpose, String owner, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(derive("seal " + purpose), "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        cipher.updateAAD(new byte[1]);
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
