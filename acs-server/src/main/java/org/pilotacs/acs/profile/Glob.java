package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A text to be matched: whole words, a glob (`*` any run, `?` one character) or a regular expression between slashes.
/// Letter case does not count. Immutable.
final class Glob {
    /// Longest text that is held against one; devices write what they like.
    private static final int MAX_TEXT = 256;

    /// Matches everything.
    static final Glob ANY = new Glob("*", Pattern.compile(".*"), 0, false);

    private final String text;
    private final Pattern regex;
    private final int literals;
    private final boolean exact;

    private Glob(String text, Pattern regex, int literals, boolean exact) {
        this.text = text;
        this.regex = regex;
        this.literals = literals;
        this.exact = exact;
    }

    /// Null if it is empty or no regular expression.
    static @Nullable Glob read(String text) {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
            try {
                Pattern regex = Pattern.compile(text.substring(1, text.length() - 1), flags);
                int literals = (int) text.chars().filter(Character::isLetterOrDigit).count();
                return new Glob(text, regex, literals, false);
            } catch (PatternSyntaxException e) {
                return null;
            }
        }
        StringBuilder regex = new StringBuilder();
        int literals = 0;
        for (char c : text.toCharArray()) {
            boolean wild = c == '*' || c == '?';
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            literals += wild ? 0 : 1;
        }
        return new Glob(text, Pattern.compile(regex.toString(), flags), literals, literals == text.length());
    }

    boolean matches(String other) {
        return other.length() <= MAX_TEXT && regex.matcher(other).matches();
    }

    /// Whether it has no wild part.
    boolean exact() {
        return exact;
    }

    /// How many characters it fixes.
    int literals() {
        return literals;
    }

    @Override
    public String toString() {
        return text;
    }
}
