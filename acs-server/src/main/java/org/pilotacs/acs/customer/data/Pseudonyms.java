package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.runtime.MasterKey;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

/// What stands for customers' numbers once they are erased: always the same for the same number, and nobody without the
/// installation's key can tell which number that is, not even by trying all. Safe for any number of threads.
final class Pseudonyms {
    private static final String PURPOSE = "pseudonyms of customers";
    private static final String HASH = "HmacSHA256";
    private static final String PREFIX = "erased-";
    /// So that two of ten million customers share one once in a hundred thousand installations.
    private static final int BYTES = 8;

    private final byte[] key;

    Pseudonyms(MasterKey master) {
        this.key = master.derive(PURPOSE);
    }

    String of(String number) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(key, HASH));
            byte[] whole = mac.doFinal(number.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(Arrays.copyOf(whole, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HASH, e);
        }
    }
}
