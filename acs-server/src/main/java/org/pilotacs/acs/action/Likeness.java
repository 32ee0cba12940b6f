package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Tells whether two requests carried the same secrets, without keeping any. The fingerprint is keyed, and the key lives
/// in this process only, so that the database holds nothing that a short PIN could be guessed from. Safe for any number of
/// threads.
final class Likeness {
    private final SecretKeySpec key;
    private final String process;

    /// @param random unpredictable
    Likeness(RandomGenerator random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
        process = HexFormat.of().toHexDigits(random.nextInt());
    }

    String of(ActionRequest request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] print = mac.doFinal(ActionJson.write(request).getBytes(StandardCharsets.UTF_8));
            return process + ":" + HexFormat.of().formatHex(print);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether both are known to be the same.
    static boolean isSame(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other);
    }

    /// Whether nothing shows that they differ: fingerprints of two processes cannot be compared.
    static boolean mayBeSame(@Nullable String one, @Nullable String other) {
        return isSame(one, other) || one != null && other != null && !process(one).equals(process(other));
    }

    private static String process(String print) {
        return print.substring(0, Math.max(0, print.indexOf(':')));
    }
}
