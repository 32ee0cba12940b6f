package org.pilotacs.acs.jdbc;

/// Makes text from outside fit a column.
public final class ColumnText {
    private static final char REPLACEMENT = '\uFFFD';

    private ColumnText() {}

    /// The text, cut to a column's width, with what PostgreSQL refuses (NUL, half a surrogate pair) replaced.
    public static String fit(String text, int width) {
        String cut = text.length() <= width ? text : text.substring(0, width);
        return isClean(cut) ? cut : cleaned(cut);
    }

    /// Whether both databases store the text as it is.
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || isHalfPair(text, i)) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(c == 0 || isHalfPair(text, i) ? REPLACEMENT : c);
        }
        return clean.toString();
    }

    private static boolean isHalfPair(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
