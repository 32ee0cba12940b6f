package org.pilotacs.acs.provisioning.expression;

/// What backslashes mean in a text in double quotes: JSON's escapes, and before any other character nothing. A `\\u`
/// without four digits, and a backslash at the end, stand for themselves.
final class Escapes {
    private static final int HEX_DIGITS = 4;

    private Escapes() {}

    static String resolved(String quoted) {
        StringBuilder resolved = new StringBuilder(quoted.length());
        int at = 0;
        while (at < quoted.length()) {
            char c = quoted.charAt(at++);
            if (c != '\\' || at == quoted.length()) {
                resolved.append(c);
            } else if (quoted.charAt(at) != 'u') {
                resolved.append(meant(quoted.charAt(at++)));
            } else if (isHex(quoted, at + 1)) {
                resolved.append((char) Integer.parseInt(quoted, at + 1, at + 1 + HEX_DIGITS, 16));
                at += 1 + HEX_DIGITS;
            } else {
                resolved.append(c);
            }
        }
        return resolved.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }

    private static boolean isHex(String quoted, int from) {
        if (from + HEX_DIGITS > quoted.length()) {
            return false;
        }
        for (int i = from; i < from + HEX_DIGITS; i++) {
            char c = quoted.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return true;
    }
}
