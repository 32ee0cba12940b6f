package org.pilotacs.acs.jdbc;

import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.UnavailableException;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/// Tells apart why a transaction failed: another one was in its way, the database is out of reach, or its own data.
final class Contention {
    /// SQLSTATEs after which the same transaction may well succeed: serialization failure, deadlock (PostgreSQL), lock not
    /// available (PostgreSQL), lock timeout (H2), row changed meanwhile (H2), and unique violation, because neither
    /// database's MERGE is atomic when two insert the same key.
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "HYT00", "90131", "23505");

    private Contention() {}

    static boolean causedBy(Throwable failure) {
        SQLException sql = sqlCause(failure);
        return sql != null && sql.getSQLState() != null && PASSING.contains(sql.getSQLState());
    }

    /// Whether the database could not be reached, so that nothing else will succeed now either.
    static boolean isOutage(Throwable failure) {
        SQLException sql = sqlCause(failure);
        return UnavailableException.isBehind(failure) || failure instanceof ConnectionException
                || sql instanceof SQLTransientConnectionException
                || sql != null && isConnectionState(sql.getSQLState());
    }

    /// Class 08 is a broken connection, 57P an administrator's shutdown (PostgreSQL), 90098 and 90121 a closed H2.
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("90098")
                || state.equals("90121"));
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
