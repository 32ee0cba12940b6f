package org.pilotacs.acs.provisioning.preset;

/// A preset that cannot be one; the message says why.
public final class BadPresetException extends Exception {
    private static final long serialVersionUID = 1L;

    BadPresetException(String message) {
        super(message);
    }
}
