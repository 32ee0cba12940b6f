package org.pilotacs.acs.runtime;

import org.jspecify.annotations.Nullable;

/// A stored secret does not open: it was sealed with another key, or for something else.
public final class SealedByAnotherException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    SealedByAnotherException(String purpose, String owner, @Nullable Throwable cause) {
        super("the " + purpose + " of " + owner + " cannot be opened with this key", cause);
    }
}
