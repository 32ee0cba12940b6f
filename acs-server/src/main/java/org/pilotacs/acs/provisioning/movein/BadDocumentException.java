package org.pilotacs.acs.provisioning.movein;

/// A document that cannot come over; the message says why, and holds no value of it.
final class BadDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    BadDocumentException(String message) {
        super(message);
    }
}
