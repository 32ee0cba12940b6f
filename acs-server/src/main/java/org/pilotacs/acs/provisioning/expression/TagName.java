package org.pilotacs.acs.provisioning.expression;

import java.net.URLEncoder;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The last step of the path of a tag: other characters than letters, digits, `-` and `_` are `0x` and their two digits
/// each.
final class TagName {
    private TagName() {}

    /// What would be read as such digits has its own `x` written in digits.
    static String of(String tag) {
        String encoded = URLEncoder.encode(tag, UTF_8).replace("+", "%20").replace("*", "%2A").replace(".", "%2E");
        return encoded.replaceAll("0x(?=[0-9A-Z]{2})", "0%78").replace("%", "0x");
    }
}
