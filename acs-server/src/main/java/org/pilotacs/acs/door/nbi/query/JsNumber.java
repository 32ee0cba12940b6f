package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Numbers as JavaScript prints and reads them.
final class JsNumber {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][+-]?[0-9]++)?");
    private static final Pattern INFINITE = Pattern.compile("[+-]?Infinity");
    private static final double FAST = 1e15;
    private static final int MOST_DIGITS = 21;
    private static final int MOST_ZEROS = 6;

    private JsNumber() {}

    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < FAST) {
            return Long.toString((long) value);
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = decimal.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "") + placed(digits, digits.length() - decimal.scale());
    }

    /// @param point where the point stands in the digits; it may lie outside of them
    private static String placed(String digits, int point) {
        int count = digits.length();
        if (point >= count && point <= MOST_DIGITS) {
            return digits + "0".repeat(point - count);
        }
        if (point > 0 && point <= MOST_DIGITS) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point <= 0 && point > -MOST_ZEROS) {
            return "0." + "0".repeat(-point) + digits;
        }
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
    }

    /// What a whole text, blanks around it aside, is as a decimal number; null if it is none.
    static @Nullable Double read(String text) {
        String trimmed = trim(text);
        if (DECIMAL.matcher(trimmed).matches() || INFINITE.matcher(trimmed).matches()) {
            return Double.valueOf(trimmed);
        }
        return null;
    }

    /// Without what JavaScript takes for blank at both ends.
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == '\uFEFF' || Character.isSpaceChar(c);
    }
}
