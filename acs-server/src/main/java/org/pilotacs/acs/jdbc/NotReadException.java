package org.pilotacs.acs.jdbc;

/// A key of a group read could not be looked up.
public final class NotReadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReadException(String reader, RuntimeException cause) {
        super(reader + ": not read: " + cause.getMessage(), cause);
    }
}
