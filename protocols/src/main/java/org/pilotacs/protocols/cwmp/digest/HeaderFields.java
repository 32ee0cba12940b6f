package org.pilotacs.protocols.cwmp.digest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The `name=value` pairs of an authentication header, leniently: with or without commas between them, quoted or not,
/// in any case, junk skipped. Never fails.
final class HeaderFields {
    private static final int MOST = 32;

    private final String text;
    private int at;

    private HeaderFields(String text) {
        this.text = text;
    }

    /// Names in lower case; of equal names the first counts.
    static Map<String, String> read(String text) {
        return new HeaderFields(text).read();
    }

    private Map<String, String> read() {
        Map<String, String> fields = new LinkedHashMap<>();
        while (at < text.length() && fields.size() < MOST) {
            skipSeparators();
            String name = token();
            skipSpaces();
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
                skipSpaces();
                fields.putIfAbsent(name.toLowerCase(Locale.ROOT), value());
            } else if (name.isEmpty()) {
                at++;
            }
        }
        return fields;
    }

    private String value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : token() + padding();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        at = Math.min(at + 1, text.length());
        return value.toString();
    }

    private String token() {
        int from = at;
        while (at < text.length() && " \t,=\"\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /// A base64 nonce may end in `=` without quotes.
    private String padding() {
        int from = at;
        while (at < text.length() && text.charAt(at) == '=') {
            at++;
        }
        return text.substring(from, at);
    }

    private void skipSeparators() {
        while (at < text.length() && " \t,\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skipSpaces() {
        while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
