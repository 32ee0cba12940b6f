package org.pilotacs.acs.jdbc;

/// A row is no longer as it was read: thrown inside [Database#transact] to have the work run again.
public final class StaleRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleRowException(String row) {
        super(row + " was changed by somebody else");
    }
}
