package org.pilotacs.protocols.emm;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/// AES-128-CMAC (RFC 4493), which the JDK lacks.
final class AesCmac {
    private static final int BLOCK = 16;
    /// What the field's polynomial adds when a bit falls out at the top (RFC 4493, 2.3).
    private static final int RB = 0x87;

    private AesCmac() {}

    /// All 16 bytes of it.
    static byte[] of(Ref1Key key, byte[] text) {
        try {
            // single blocks are all that is ever encrypted: the chaining of CMAC is done here
            Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.bytes(), "AES"));
            byte[] state = new byte[BLOCK];
            int last = text.length == 0 ? 0 : (text.length - 1) / BLOCK * BLOCK;
            for (int at = 0; at < last; at += BLOCK) {
                state = aes.doFinal(xor(state, Arrays.copyOfRange(text, at, at + BLOCK)));
            }
            return aes.doFinal(xor(state, lastBlock(text, last, doubled(aes.doFinal(new byte[BLOCK])))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /// A whole last block is masked with K1; any other is filled up with a one and zeroes, and masked with K2.
    private static byte[] lastBlock(byte[] text, int from, byte[] k1) {
        byte[] block = Arrays.copyOfRange(text, from, from + BLOCK);
        int length = text.length - from;
        if (length == BLOCK) {
            return xor(block, k1);
        }
        block[length] = (byte) 0x80;
        return xor(block, doubled(k1));
    }

    private static byte[] doubled(byte[] block) {
        byte[] doubled = new byte[BLOCK];
        int carry = block[0] < 0 ? RB : 0;
        for (int i = BLOCK - 1; i >= 0; i--) {
            int shifted = Byte.toUnsignedInt(block[i]) << 1 ^ carry;
            doubled[i] = (byte) shifted;
            carry = shifted >>> Byte.SIZE;
        }
        return doubled;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            result[i] = (byte) (a[i] ^ b[i]);
        }
        return result;
    }
}
