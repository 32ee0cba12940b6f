package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;

/// What was found to be the cause.
///
/// @param id for example `dish-moved`, as the diagnosis names causes
/// @param probability that the diagnosis gave it at the time, 0 to 1; null if it gave none
public record FoundCause(String id, Source source, @Nullable Double probability) {
    public static final int MAX_ID = 64;

    /// Who says so. The names are stored.
    public enum Source {
        DIAGNOSIS, AGENT
    }

    public FoundCause {
        if (!isId(id) || probability != null && !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("no cause: " + id + " at " + probability);
        }
    }

    /// Words of small letters and digits with dashes between them.
    public static boolean isId(String text) {
        return text.length() <= MAX_ID && text.matches("[a-z0-9]+(-[a-z0-9]+)*");
    }
}
