package org.pilotacs.acs.door.nbi.query;

import org.pilotacs.acs.door.nbi.query.MalformedQueryException.Fault;

import java.util.ArrayList;
import java.util.List;

/// Reads JSON as `JSON.parse` of Node 20 does, with its sentences for what is wrong, since clients of GenieACS know them.
/// Bounded. Confined to one thread.
public final class JsonReader {
    private static final int END = -1;
    /// How much of the text an error shows on each side.
    private static final int AROUND = 10;

    private final String text;
    private final JsonBounds bounds;
    private int at;
    private int depth;
    private int nodes;

    private JsonReader(String text, JsonBounds bounds) {
        this.text = text;
        this.bounds = bounds;
    }

    /// @throws MalformedQueryException if it is no JSON, or more than the bounds allow
    public static Datum read(String text, JsonBounds bounds) throws MalformedQueryException {
        if (text.length() > bounds.length()) {
            throw MalformedQueryException.refused("The text has " + text.length() + " characters, and at most "
                    + bounds.length() + " are read");
        }
        JsonReader reader = new JsonReader(text, bounds);
        Datum datum = reader.value();
        if (reader.next() != END) {
            throw reader.wrong("Unexpected non-whitespace character after", "");
        }
        return datum;
    }

    private Datum value() throws MalformedQueryException {
        if (++nodes > bounds.nodes()) {
            throw MalformedQueryException.refused("There are more than " + bounds.nodes() + " values in it");
        }
        int c = next();
        return switch (c) {
            case '{' -> document();
            case '[' -> array();
            case '"' -> new Datum.Text(string());
            case 't' -> word("true", Datum.Truth.TRUE);
            case 'f' -> word("false", Datum.Truth.FALSE);
            case 'n' -> word("null", Datum.Nothing.NULL);
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield new Datum.Numeral(number());
                }
                throw unexpected();
            }
        };
    }

    private Datum document() throws MalformedQueryException {
        enter();
        Datum.Document.Builder fields = Datum.Document.builder();
        if (next() != '}') {
            expect('"', "Expected property name or '}'");
            String first = string();
            next();
            expect(':', "Expected ':' after property name");
            field(first, fields);
            while (next() == ',') {
                at++;
                next();
                expect('"', "Expected double-quoted property name");
                String name = string();
                if (next() != ':') {
                    throw unexpected();
                }
                field(name, fields);
            }
            expect('}', "Expected ',' or '}' after property value");
        }
        leave();
        return fields.build();
    }

    /// Stands at the colon.
    private void field(String name, Datum.Document.Builder fields) throws MalformedQueryException {
        at++;
        fields.put(name, value());
    }

    private Datum array() throws MalformedQueryException {
        enter();
        List<Datum> values = new ArrayList<>();
        if (next() != ']') {
            values.add(value());
            while (next() == ',') {
                at++;
                values.add(value());
            }
            expect(']', "Expected ',' or ']' after array element");
        }
        leave();
        return new Datum.Array(values);
    }

    private void enter() throws MalformedQueryException {
        if (++depth > bounds.depth()) {
            throw MalformedQueryException.refused("It is nested deeper than " + bounds.depth());
        }
        at++;
    }

    private void leave() {
        depth--;
        at++;
    }

    private Datum word(String word, Datum meant) throws MalformedQueryException {
        for (int i = 0; i < word.length(); i++, at++) {
            if (peek() != word.charAt(i)) {
                throw unexpected();
            }
        }
        return meant;
    }

    private double number() throws MalformedQueryException {
        int from = at;
        if (peek() == '-') {
            at++;
            if (!isDigit(peek())) {
                throw wrong("No number after minus sign");
            }
        }
        if (peek() == '0') {
            at++;
            if (isDigit(peek())) {
                throw wrong("Unexpected number");
            }
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            needDigits("Unterminated fractional number");
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            needDigits("Exponent part is missing a number");
        }
        return Double.parseDouble(text.substring(from, at));
    }

    private void needDigits(String otherwise) throws MalformedQueryException {
        if (!isDigit(peek())) {
            throw wrong(otherwise);
        }
        digits();
    }

    private void digits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    /// Stands at the quote, and behind the other one afterwards.
    private String string() throws MalformedQueryException {
        int from = ++at;
        StringBuilder unescaped = new StringBuilder();
        while (true) {
            int c = peek();
            if (c == '"') {
                unescaped.append(text, from, at++);
                return unescaped.toString();
            } else if (c == '\\') {
                unescaped.append(text, from, at++).append(escaped());
                from = at;
            } else if (c == END) {
                throw wrong("Unterminated string");
            } else if (c < ' ') {
                throw wrong("Bad control character in string literal");
            } else {
                at++;
            }
        }
    }

    private char escaped() throws MalformedQueryException {
        int c = peek();
        if (c == END) {
            throw unexpected();
        }
        if (c != 'u') {
            int index = "\"\\/bfnrt".indexOf(c);
            if (index < 0) {
                throw wrong("Bad escaped character");
            }
            at++;
            return "\"\\/\b\f\n\r\t".charAt(index);
        }
        at++;
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = peek() > 'f' ? -1 : Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong("Bad Unicode escape");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private void expect(char wanted, String otherwise) throws MalformedQueryException {
        if (peek() != wanted) {
            throw wrong(otherwise);
        }
    }

    /// Skips blanks.
    private int next() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return peek();
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private MalformedQueryException wrong(String what) {
        return wrong(what, " in");
    }

    private MalformedQueryException wrong(String what, String where) {
        return new MalformedQueryException(Fault.SYNTAX, what + where + " JSON at position " + at);
    }

    private MalformedQueryException unexpected() {
        int c = peek();
        if (c == END) {
            return new MalformedQueryException(Fault.SYNTAX, "Unexpected end of JSON input");
        }
        if (c == '"' || c == '-' || isDigit(c)) {
            return wrong(c == '"' ? "Unexpected string" : "Unexpected number");
        }
        boolean whole = text.length() <= 2 * AROUND;
        int from = whole || at < AROUND ? 0 : at - AROUND;
        int to = whole || at >= text.length() - AROUND ? text.length() : at + AROUND;
        return new MalformedQueryException(Fault.SYNTAX, "Unexpected token '" + (char) c + "', "
                + (from > 0 ? "..." : "") + '"' + text.substring(from, to) + '"' + (to < text.length() ? "..." : "")
                + " is not valid JSON");
    }
}
