package org.pilotacs.acs.customer.data;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A customer's number in a text that somebody wrote. A short one would be found everywhere, so that of fewer than
/// [#SHORTEST] characters counts only where it is all of the text. Immutable.
final class Mention {
    static final int SHORTEST = 5;
    /// What may not stand beside the number, or it is another one.
    private static final String PART = "[\\p{L}\\p{N}]";
    static final char ESCAPE = '!';

    private final String number;
    private final Pattern whole;

    Mention(String number) {
        this.number = number;
        String literal = Pattern.quote(number);
        this.whole = Pattern.compile(
                isShort() ? "^" + literal + "$" : "(?<!" + PART + ")" + literal + "(?!" + PART + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private boolean isShort() {
        return number.length() < SHORTEST;
    }

    /// A pattern of LIKE, in small letters, that finds at least the texts that have it.
    String like() {
        String small = number.toLowerCase(Locale.ROOT);
        StringBuilder pattern = new StringBuilder();
        small.chars().forEach(c -> pattern.append(c == ESCAPE || c == '%' || c == '_' ? String.valueOf(ESCAPE) : "")
                .append((char) c));
        return isShort() ? pattern.toString() : "%" + pattern + "%";
    }

    /// The text with something else in place of the number.
    String without(String text, String instead) {
        return whole.matcher(text).replaceAll(Matcher.quoteReplacement(instead));
    }
}
