package org.pilotacs.acs.provisioning.expression;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The last step of the path of a tag or of an event: other characters than letters, digits, `-` and `_` are `0x` and their
/// two digits each.
public final class TagName {
    private static final Pattern ENCODED = Pattern.compile("0x[0-9A-Za-z]{2}");

    private TagName() {}

    /// What would be read as such digits has its own `x` written in digits.
    public static String of(String tag) {
        String encoded = URLEncoder.encode(tag, UTF_8).replace("+", "%20").replace("*", "%2A").replace(".", "%2E");
        return encoded.replaceAll("0x(?=[0-9A-Z]{2})", "0%78").replace("%", "0x");
    }

    /// The tag that such a step means; digits that are none stand for themselves.
    public static String read(String step) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < step.length()) {
            String next = step.substring(at, Math.min(step.length(), at + 4));
            if (ENCODED.matcher(next).matches() && isHex(next.charAt(2)) && isHex(next.charAt(3))) {
                bytes.write(Integer.parseInt(next.substring(2), 16));
                at += 4;
            } else {
                int end = step.offsetByCodePoints(at, 1);
                bytes.writeBytes(step.substring(at, end).getBytes(UTF_8));
                at = end;
            }
        }
        return bytes.toString(UTF_8);
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }
}
