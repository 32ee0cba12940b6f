package org.pilotacs.acs.jdbc;

import java.sql.SQLException;

/// A broken database or a wrong statement, on its way to the edge.
public final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UncheckedSqlException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
