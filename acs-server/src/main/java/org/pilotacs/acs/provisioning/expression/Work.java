package org.pilotacs.acs.provisioning.expression;

/// How much one evaluation may still do. Confined to it.
///
/// An expression has at most some ten thousand operators, but each may go through a long text that a device sent.
final class Work {
    /// Characters of the longest text that an expression builds.
    static final int LONGEST_TEXT = 65_536;
    /// Characters looked at, of texts that are compared with a pattern, joined or read as numbers: about a tenth of a
    /// second.
    static final int MOST_STEPS = 10_000_000;

    private int left = MOST_STEPS;

    void spend(int steps) {
        left -= steps;
        if (left < 0) {
            throw new ExpressionLimitException("it takes more than " + MOST_STEPS + " steps");
        }
    }

    void join(StringBuilder text, String more) {
        build(text.length() + more.length(), more.length());
        text.append(more);
    }

    /// @param length of the text that is wanted
    /// @param added what of it is new
    void build(int length, int added) {
        if (length > LONGEST_TEXT) {
            throw new ExpressionLimitException("it builds a text of more than " + LONGEST_TEXT + " characters");
        }
        spend(added);
    }
}
