package org.pilotacs.acs.sftp;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/// A public key as OpenSSH writes one in a line (`ssh-ed25519 AAAA…`), without its comment.
public record LoginKey(String text) {
    public static final int MOST = 1024;
    private static final String RSA = "ssh-rsa";
    private static final Set<String> KINDS = Set.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521", RSA);
    /// Of a key with a modulus of 2048 bits, hardly more than which is the modulus.
    private static final int LEAST_RSA_BYTES = 270;

    /// Null if it is no such key, of another kind, or too weak.
    public static @Nullable LoginKey read(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 2 || !KINDS.contains(words[0])) {
            return null;
        }
        LoginKey key = new LoginKey(words[0] + " " + words[1]);
        return key.text.length() <= MOST && isOf(words[0], words[1]) ? key : null;
    }

    private static boolean isOf(String kind, String base64) {
        try {
            ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            byte[] named = new byte[kind.length()];
            if (blob.remaining() <= 4 + named.length || blob.getInt() != named.length) {
                return false;
            }
            blob.get(named);
            return new String(named, StandardCharsets.US_ASCII).equals(kind)
                    && (!kind.equals(RSA) || blob.capacity() >= LEAST_RSA_BYTES);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
