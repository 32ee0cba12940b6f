package org.pilotacs.acs.provisioning.file;

import org.pilotacs.acs.runtime.AddressToken;

import java.nio.charset.StandardCharsets;

/// Paths by which boxes fetch files. Safe for any number of threads.
public final class FileAddresses {
    /// First segment of the paths that cannot be guessed.
    public static final String FOLDER = "files";
    /// What the key of those paths is derived for.
    public static final String KEY = "provisioning files";
    /// What JavaScript's `encodeURI` leaves as it is, but for what would end a path or a name in it.
    private static final String PLAIN = ";,:@&=+$-_.!~*'()";

    private final AddressToken tokens;

    public FileAddresses(byte[] key) {
        this.tokens = new AddressToken(key);
    }

    /// Path that anybody can guess who knows the name, for example `/conf%20file.cfg`: as GenieACS writes it, but for `?` and
    /// `#`, which it leaves to cut the name off.
    public String plain(String name) {
        return "/" + encoded(name);
    }

    /// Path that cannot be guessed and is its only credential, for example `/files/89ab…/conf%20file.cfg`.
    public String signed(String name) {
        return "/" + FOLDER + "/" + tokens.of(encoded(name)) + "/" + encoded(name);
    }

    /// Whether a path with this token was given out for that file.
    public boolean isOurs(String name, String token) {
        return tokens.isOf(encoded(name), token);
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
