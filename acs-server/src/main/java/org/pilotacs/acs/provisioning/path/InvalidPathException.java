package org.pilotacs.acs.provisioning.path;

/// A text that is no path. The message is the one that GenieACS's users know.
public final class InvalidPathException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidPathException() {
        super("Invalid parameter path");
    }
}
