package org.pilotacs.acs.jdbc;

/// An item of a group commit could not be written.
public final class NotCommittedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCommittedException(String writer, RuntimeException cause) {
        super(writer + ": not committed: " + cause.getMessage(), cause);
    }
}
