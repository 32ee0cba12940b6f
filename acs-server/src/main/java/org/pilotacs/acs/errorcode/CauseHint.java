package org.pilotacs.acs.errorcode;

/// A cause that a code points to.
///
/// @param cause as the diagnosis names it, for example `dish-moved`
/// @param weight how strongly, 0 to 1
public record CauseHint(String cause, double weight) {
    public static final int MAX_CAUSE = 64;

    public CauseHint {
        if (!isCause(cause) || !(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("no hint: " + cause + " with " + weight);
        }
    }

    /// Words of small letters and digits with dashes between them.
    public static boolean isCause(String text) {
        return text.length() <= MAX_CAUSE && text.matches("[a-z0-9]+(-[a-z0-9]+)*");
    }
}
