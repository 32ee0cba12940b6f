package org.pilotacs.acs.jdbc;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// One query with its parameters in the order of the question marks, without the mapping machinery of JDBI: for the read of
/// every contact, where that costs as much as the database does. Confined to one thread.
public final class PlainQuery implements AutoCloseable {
    private final PreparedStatement statement;
    private int bound;

    private PlainQuery(PreparedStatement statement) {
        this.statement = statement;
    }

    public static PlainQuery prepare(Handle handle, String sql) {
        try {
            return new PlainQuery(handle.getConnection().prepareStatement(sql));
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    public PlainQuery text(String value) {
        try {
            statement.setString(++bound, value);
            return this;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    public PlainQuery number(long value) {
        try {
            statement.setLong(++bound, value);
            return this;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /// Makes something of a row.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Runs the query; what its first row is, null if there is none.
    public <T> @Nullable T first(RowReader<T> reader) {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? reader.read(rows) : null;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
