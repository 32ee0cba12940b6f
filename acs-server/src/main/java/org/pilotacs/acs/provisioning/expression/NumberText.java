package org.pilotacs.acs.provisioning.expression;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as JavaScript writes and reads them.
final class NumberText {
    private NumberText() {}

    /// The shortest digits that read back as the same number; `1e+21` and above, and below `0.000001`, with an
    /// exponent.
    static String of(double number) {
        if (number == 0) {
            return "0";
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        BigDecimal shortest = shortest(Math.abs(number));
        String digits = shortest.unscaledValue().toString();
        String text = placed(digits, digits.length() - shortest.scale());
        return number < 0 ? "-" + text : text;
    }

    /// Java never has less than two digits, and some numbers need one only: 2e23.
    private static BigDecimal shortest(double number) {
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (shortest.precision() == 2) {
            BigDecimal one = shortest.round(new MathContext(1));
            if (one.doubleValue() == number) {
                return one.stripTrailingZeros();
            }
        }
        return shortest;
    }

    /// @param point how many digits are before the point; none or fewer if the first has zeros before it
    private static String placed(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
    }

    /// The number that a text begins with; 0 if it begins with none.
    static double leading(String text) {
        int from = afterSpace(text, 0);
        int to = afterNumber(text, from);
        return to < 0 ? 0 : Double.parseDouble(text.substring(from, to));
    }

    /// The number that a text is, blanks around it aside; 0 if there is nothing else, not a number if it is none.
    static double whole(String text) {
        int from = afterSpace(text, 0);
        if (from == text.length()) {
            return 0;
        }
        int to = afterNumber(text, from);
        return to < 0 || afterSpace(text, to) < text.length()
                ? Double.NaN
                : Double.parseDouble(text.substring(from, to));
    }

    /// Where a number ends that begins here; -1 if none does.
    private static int afterNumber(String text, int from) {
        int at = afterSign(text, from);
        if (text.startsWith("Infinity", at)) {
            return at + "Infinity".length();
        }
        int integer = afterDigits(text, at);
        boolean hasPoint = integer < text.length() && text.charAt(integer) == '.';
        int end = hasPoint ? afterDigits(text, integer + 1) : integer;
        if (end - at == (hasPoint ? 1 : 0)) {
            return -1;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int power = afterSign(text, end + 1);
            int after = afterDigits(text, power);
            return after > power ? after : end;
        }
        return end;
    }

    private static int afterSign(String text, int from) {
        return from < text.length() && (text.charAt(from) == '+' || text.charAt(from) == '-') ? from + 1 : from;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int afterSpace(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// What JavaScript takes for white space: Unicode's, and some control characters.
    static boolean isSpace(char c) {
        return c >= '\t' && c <= '\r' || c == '\uFEFF' || Character.isSpaceChar(c);
    }
}
