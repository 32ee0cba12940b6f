package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The session cookie: 128 random bits under a configured name. Safe for any number of threads.
final class CwmpCookie {
    private static final int BYTES = 16;

    private final String name;
    private final Pattern pattern;
    private final SecureRandom random;

    CwmpCookie(String name, SecureRandom random) {
        this.name = name;
        this.pattern = Pattern.compile(Pattern.quote(name) + "\\s*=\\s*\"?([0-9a-f]{" + 2 * BYTES + "})");
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// `Path=/`, without which some devices never return it (H1); no `Secure`, since bootstrap may be plain HTTP.
    String header(String value) {
        return name + "=" + value + "; Path=/; HttpOnly";
    }

    /// Ours among whatever the device sends: comma-separated, quoted, with attributes (H5, R10); null if it is not there.
    @Nullable
    String find(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher matcher = pattern.matcher(header);
        return matcher.find() ? matcher.group(1) : null;
    }
}
