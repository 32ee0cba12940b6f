package org.pilotacs.acs.door.nbi.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A regular expression, to be found anywhere in a text. The time that takes is in proportion to the text, whatever it is.
/// Immutable.
public final class TextPattern {
    private static final int MOST_CHARACTERS = 1_000;
    /// The compiler recurses into brackets.
    private static final int DEEPEST_BRACKETS = 50;
    private static final String SPECIAL = "\\.[]{}()*+?|^$";

    private final Pattern pattern;
    private final String flags;
    private final @Nullable String prefix;

    private TextPattern(Pattern pattern, String flags, @Nullable String prefix) {
        this.pattern = pattern;
        this.flags = flags;
        this.prefix = prefix;
    }

    /// @param flags those of JavaScript and MongoDB: `i`, `m` and `s` count, `g`, `u` and `y` say nothing here
    /// @throws MalformedQueryException if it is none that can be taken
    static TextPattern of(String source, String flags) throws MalformedQueryException {
        if (source.length() > MOST_CHARACTERS) {
            throw MalformedQueryException.refused("A regular expression has " + source.length()
                    + " characters, and at most " + MOST_CHARACTERS + " are taken");
        }
        if (brackets(source) > DEEPEST_BRACKETS) {
            throw MalformedQueryException
                    .refused("A regular expression has brackets in each other deeper than " + DEEPEST_BRACKETS);
        }
        int bits = bits(flags);
        try {
            Pattern pattern = Pattern.compile(source, bits);
            return new TextPattern(pattern, flags,
                    (bits & (Pattern.CASE_INSENSITIVE | Pattern.MULTILINE)) == 0 ? prefix(source) : null);
        } catch (PatternSyntaxException e) {
            throw MalformedQueryException.refused(why(e));
        }
    }

    /// A text with `*` for whatever stands in its place.
    static TextPattern glob(String text) throws MalformedQueryException {
        StringBuilder source = new StringBuilder("^");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                source.append(i > 0 && text.charAt(i - 1) == '*' ? "" : ".*");
            } else {
                source.append(SPECIAL.indexOf(c) < 0 ? "" : "\\").append(c);
            }
        }
        return of(source.append('$').toString(), "");
    }

    /// At most how many are open at a time.
    private static int brackets(String source) {
        int open = 0;
        int most = 0;
        for (int i = 0; i < source.length(); i++) {
            switch (source.charAt(i)) {
                case '\\' -> i++;
                case '(' -> most = Math.max(most, ++open);
                case ')' -> open = Math.max(0, open - 1);
                default -> {
                    // opens and closes nothing
                }
            }
        }
        return most;
    }

    private static int bits(String flags) throws MalformedQueryException {
        int bits = 0;
        for (int i = 0; i < flags.length(); i++) {
            bits |= switch (flags.charAt(i)) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'g', 'u', 'y' -> 0;
                default -> throw MalformedQueryException
                        .refused("The option " + flags.charAt(i) + " of a regular expression is not known here");
            };
        }
        return bits;
    }

    private static String why(PatternSyntaxException e) {
        String part = e.getPattern();
        if (part.startsWith("(?=") || part.startsWith("(?!") || part.startsWith("(?<=") || part.startsWith("(?<!")) {
            return "Look-around, as in " + part
                    + ", is not taken in a regular expression, since it has no bound in time";
        }
        if (part.matches("\\\\([1-9]|k)")) {
            return "A back-reference, as " + part
                    + ", is not taken in a regular expression, since it has no bound in time";
        }
        return "A regular expression is wrong at " + part + ": " + e.getDescription();
    }

    /// What each text begins with in which it is found; null if nothing can be told.
    private static @Nullable String prefix(String source) {
        if (!source.startsWith("^") || source.indexOf('|') >= 0) {
            return null;
        }
        StringBuilder prefix = new StringBuilder();
        int at = 1;
        int last = 0;
        while (at < source.length()) {
            boolean escaped = source.charAt(at) == '\\';
            int c = escaped ? at + 1 : at;
            if (c == source.length() || escaped == (SPECIAL.indexOf(source.charAt(c)) < 0)) {
                break;
            }
            last = prefix.length();
            prefix.append(source.charAt(c));
            at = c + 1;
        }
        boolean optional = at < source.length() && "*?{".indexOf(source.charAt(at)) >= 0;
        prefix.setLength(optional ? last : prefix.length());
        return prefix.isEmpty() ? null : prefix.toString();
    }

    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    @Nullable
    String prefix() {
        return prefix;
    }

    /// What it costs to try it at one character, at most.
    int size() {
        return pattern.programSize();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextPattern that && that.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return "/" + pattern.pattern() + "/" + flags;
    }
}
