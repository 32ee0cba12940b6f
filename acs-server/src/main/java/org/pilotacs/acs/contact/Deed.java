package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;

/// What was done about it.
///
/// @param action id of the action; null for what was done by hand, for example the card taken out and put back
/// @param kind for example `restart`; for an action, its kind
public record Deed(@Nullable String action, String kind) {
    private static final int MAX_KIND = 32;

    public Deed {
        if (kind.length() > MAX_KIND || !kind.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("no kind: " + kind);
        }
    }
}
