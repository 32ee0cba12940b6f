package org.pilotacs.acs.door.nbi;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names at the end of paths.
final class NbiNames {
    /// As GenieACS routes them, still percent-encoded: a dot must be sent as `%2E`.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_%-]+");
    /// As its user interface routes them.
    static final Pattern DOTTED = Pattern.compile("[A-Za-z0-9_%.-]+");
    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]+");

    private NbiNames() {}

    /// The answer to a call for a name that there cannot be; null if there can.
    static @Nullable HttpReply wrong(HttpCall call, String name, int longest) {
        return wrong(call, name, longest, PLAIN);
    }

    static @Nullable HttpReply wrong(HttpCall call, String name, int longest, Pattern raw) {
        String path = call.path().endsWith("/") ? call.path().substring(0, call.path().length() - 1) : call.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (!raw.matcher(last).matches()) {
            return NbiFace.text(404, "404 Not Found");
        }
        if (!isEncoded(last)) {
            return NbiFace.text(400,
                    "The path is not well encoded: a % stands before two hexadecimal digits, which make UTF-8 that can be printed");
        }
        return PRINTABLE.matcher(name).matches() && name.length() <= longest
                ? null
                : NbiFace.text(400, "A name has 1 to " + longest + " characters that can be printed");
    }

    /// Whether it stands for text that can be printed.
    static boolean isEncoded(String segment) {
        try {
            // what stands for bytes that are no UTF-8
            String decoded = URLDecoder.decode(segment, StandardCharsets.UTF_8);
            return decoded.chars().noneMatch(Character::isISOControl)
                    && (decoded.indexOf('\ufffd') < 0 || segment.toUpperCase(Locale.ROOT).contains("%EF%BF%BD"));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
