package org.pilotacs.acs.firmware;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Where boxes find images. An address cannot be guessed and is its only credential, since boxes can rarely give others
/// when they fetch a file. Safe for any number of threads.
public final class ImageAddresses {
    /// First segment of every address.
    public static final String FOLDER = "firmware";
    /// What the key of addresses is derived for.
    public static final String KEY = "firmware images";
    private static final int TOKEN = 32;

    private final SecretKeySpec key;

    public ImageAddresses(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /// Path of an image at any of our doors, for example `/firmware/0123…/89ab…/sv-l2-3.1.0.bin`. The last part is there for
    /// boxes that go by the name of a file.
    public String path(FirmwareImage image) {
        return "/" + FOLDER + "/" + image.id() + "/" + token(image.id()) + "/" + image.fileName();
    }

    /// Whether an address with this token was given out.
    public boolean isOurs(String image, String token) {
        return MessageDigest.isEqual(ascii(token(image)), ascii(token));
    }

    private String token(String image) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(ascii(image))).substring(0, TOKEN);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
