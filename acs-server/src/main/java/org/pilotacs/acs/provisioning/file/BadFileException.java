package org.pilotacs.acs.provisioning.file;

/// The refusal of a file for its name, or for what is said of it. The message says what is wrong, for whoever sent it.
public final class BadFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadFileException(String message) {
        super(message);
    }
}
