package org.pilotacs.acs.provisioning.expression;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of an expression and how far it is read: signs, words, numbers and quoted texts, each with the blanks after
/// it. Confined to one parser.
final class ExpressionSource {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?+");
    private static final int SHOWN = 20;

    private final String text;
    private final Matcher number;
    private int at;

    ExpressionSource(String text) {
        this.text = text;
        this.number = NUMBER.matcher(text);
    }

    int position() {
        return at;
    }

    void returnTo(int position) {
        at = position;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean isAt(String sign) {
        return text.startsWith(sign, at);
    }

    /// Whether a value can begin here.
    boolean isAtValue() {
        return !isAtEnd() && (isPathCharacter(text.charAt(at)) || "{'\"(".indexOf(text.charAt(at)) >= 0);
    }

    /// @param word in capitals; the text may have it in any case
    boolean isAtWord(String word) {
        return startsWith(word) && !isWordCharacter(at + word.length());
    }

    private boolean startsWith(String word) {
        if (text.length() - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = text.charAt(at + i);
            if ((c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void skipSpace() {
        while (at < text.length() && NumberText.isSpace(text.charAt(at))) {
            at++;
        }
    }

    boolean take(String sign) {
        if (!isAt(sign)) {
            return false;
        }
        at += sign.length();
        skipSpace();
        return true;
    }

    /// @param word in capitals
    boolean takeWord(String word) {
        if (!isAtWord(word)) {
            return false;
        }
        at += word.length();
        skipSpace();
        return true;
    }

    /// ESCAPE is a word only with blanks after it, unlike all others.
    boolean takeEscape() {
        int after = at + "ESCAPE".length();
        return startsWith("ESCAPE") && after < text.length() && NumberText.isSpace(text.charAt(after))
                && takeWord("ESCAPE");
    }

    /// Without the blanks after it.
    void needBare(String sign) {
        if (!isAt(sign)) {
            throw expected("'" + sign + "'");
        }
        at += sign.length();
    }

    void need(String sign) {
        needBare(sign);
        skipSpace();
    }

    void needWord(String word) {
        if (!takeWord(word)) {
            throw expected(word);
        }
    }

    /// The name of a function if one is called here; its opening parenthesis is taken too.
    @Nullable
    String takeFunction() {
        int from = at;
        while (isWordCharacter(at)) {
            at++;
        }
        int to = at;
        skipSpace();
        if (to > from && take("(")) {
            return text.substring(from, to);
        }
        at = from;
        return null;
    }

    /// Null if what stands here is no number, though it may begin like one: `5GHz` is a name.
    @Nullable
    Double takeNumber() {
        if (!number.region(at, text.length()).lookingAt() || isWordCharacter(number.end())) {
            return null;
        }
        at = number.end();
        skipSpace();
        return Double.valueOf(number.group());
    }

    /// A fixed part of a path, without the blanks after it; empty if there is none.
    String takePath() {
        int from = at;
        while (at < text.length() && isPathCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /// A text in single quotes, in which two of them mean one.
    String takeSingleQuoted() {
        StringBuilder quoted = new StringBuilder();
        int from = at;
        do {
            int end = text.indexOf('\'', from + 1);
            if (end < 0) {
                throw new ExpressionSyntaxException(at, "the text is not closed by a '");
            }
            quoted.append(from > at ? "'" : "").append(text, from + 1, end);
            from = end + 1;
        } while (text.startsWith("'", from));
        at = from;
        skipSpace();
        return quoted.toString();
    }

    /// A text in double quotes with JSON's escapes, within one line.
    String takeDoubleQuoted() {
        int end = closingQuote();
        String quoted = Escapes.resolved(text.substring(at + 1, end));
        at = end + 1;
        skipSpace();
        return quoted;
    }

    /// The first that is not escaped, else the last that is: `"C:\"` is meant as it stands.
    private int closingQuote() {
        int escaped = -1;
        for (int i = at + 1; i < text.length() && !LikePattern.endsLine(text.charAt(i)); i++) {
            if (text.charAt(i) == '"') {
                return i;
            }
            if (text.startsWith("\\\"", i)) {
                escaped = i + 1;
            }
            if (text.charAt(i) == '\\' && i + 1 < text.length() && !LikePattern.endsLine(text.charAt(i + 1))) {
                i++;
            }
        }
        if (escaped < 0) {
            throw new ExpressionSyntaxException(at, "the text is not closed by a \" in its line");
        }
        return escaped;
    }

    ExpressionSyntaxException expected(String what) {
        String rest = text.substring(at, Math.min(text.length(), at + SHOWN));
        return new ExpressionSyntaxException(at, "expected " + what + (isAtEnd() ? ", but it ends" : ", not: " + rest));
    }

    private boolean isWordCharacter(int index) {
        return index < text.length() && isWordCharacter(text.charAt(index));
    }

    private static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean isPathCharacter(char c) {
        return isWordCharacter(c) || c == '.' || c == '*' || c == '-';
    }
}
