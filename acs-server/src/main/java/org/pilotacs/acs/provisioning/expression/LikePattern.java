package org.pilotacs.acs.provisioning.expression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A pattern of LIKE: `%` is any text, `_` is any character. Immutable.
///
/// Where the text has several lines, `_` is not the end of one, and a `%` between others stays within one, as in
/// GenieACS.
///
/// All places that the pattern can have got to are followed at once, so that none is ever tried twice.
final class LikePattern {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    /// Of each character that is meant as itself, its code unit.
    private final List<Integer> parts = new ArrayList<>();

    /// @param escape what makes the next character mean itself; nothing does if it is not one character
    LikePattern(String pattern, String escape, Work work) {
        work.spend(pattern.length());
        int escaping = escape.length() == 1 ? escape.charAt(0) : -1;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == escaping) {
                if (++i < pattern.length()) {
                    parts.add(literal(pattern.charAt(i)));
                }
            } else if (c == '_') {
                parts.add(ANY_CHARACTER);
            } else if (c != '%') {
                parts.add(literal(c));
            } else if (parts.isEmpty() || parts.getLast() != ANY_TEXT) {
                parts.add(ANY_TEXT);
            }
        }
    }

    /// GenieACS takes a backslash for a slash, and presets may have come to rely on it.
    private static int literal(char c) {
        return c == '\\' ? '/' : c;
    }

    boolean matches(String text, Work work) {
        if (parts.isEmpty()) {
            return text.isEmpty();
        }
        BitSet places = new BitSet();
        places.set(0, parts.getFirst() == ANY_TEXT ? text.length() + 1 : 1);
        for (int i = 0; i < parts.size() && !places.isEmpty(); i++) {
            int part = parts.get(i);
            if (part != ANY_TEXT) {
                places = after(part, text, places, work);
            } else if (i == parts.size() - 1) {
                return true;
            } else if (i > 0) {
                spread(text, places, work);
            }
        }
        return places.get(text.length());
    }

    /// Where each place leads with one character.
    private static BitSet after(int part, String text, BitSet places, Work work) {
        work.spend(places.cardinality() + places.length() / Long.SIZE + 1);
        BitSet after = new BitSet();
        for (int at = places.nextSetBit(0); at >= 0 && at < text.length(); at = places.nextSetBit(at + 1)) {
            char c = text.charAt(at);
            if (part == ANY_CHARACTER ? !endsLine(c) : c == part) {
                after.set(at + 1);
            }
        }
        return after;
    }

    /// From each place to the end of its line.
    private static void spread(String text, BitSet places, Work work) {
        work.spend(text.length());
        for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
            int from = at;
            while (at < text.length() && !endsLine(text.charAt(at))) {
                at++;
            }
            places.set(from, at + 1);
        }
    }

    static boolean endsLine(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }
}
