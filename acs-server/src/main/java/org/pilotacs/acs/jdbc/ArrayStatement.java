package org.pilotacs.acs.jdbc;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// One statement over many rows whose columns are bound as arrays, for `… FROM unnest(CAST(? AS VARCHAR ARRAY), …)`. Bind
/// the columns in the order of the question marks, then execute. Confined to one thread.
public final class ArrayStatement<T> implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private final List<Array> arrays = new ArrayList<>();

    private ArrayStatement(Connection connection, PreparedStatement statement, List<T> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    public static <T> ArrayStatement<T> prepare(Handle handle, String sql, List<T> rows) {
        Connection connection = handle.getConnection();
        try {
            return new ArrayStatement<>(connection, connection.prepareStatement(sql), rows);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    public ArrayStatement<T> text(Function<T, @Nullable String> column) {
        return bind("varchar", rows.stream().map(column).toArray(String[]::new));
    }

    /// Epoch milliseconds.
    public ArrayStatement<T> time(Function<T, @Nullable Instant> column) {
        return bind("bigint", rows.stream().map(column).map(at -> at == null ? null : at.toEpochMilli())
                .toArray(Long[]::new));
    }

    public ArrayStatement<T> number(Function<T, @Nullable Long> column) {
        return bind("bigint", rows.stream().map(column).toArray(Long[]::new));
    }

    public ArrayStatement<T> flag(Predicate<T> column) {
        return bind("boolean", rows.stream().map(column::test).toArray(Boolean[]::new));
    }

    public ArrayStatement<T> bytes(Function<T, byte[]> column) {
        return bind("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    /// A column that was computed before, in the order of the rows.
    public ArrayStatement<T> bytes(List<byte[]> column) {
        return bind("bytea", column.toArray(byte[][]::new));
    }

    private ArrayStatement<T> bind(String type, @Nullable Object[] values) {
        try {
            Array array = connection.createArrayOf(type, values);
            arrays.add(array);
            statement.setArray(arrays.size(), array);
            return this;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /// The count of rows changed.
    public int execute() {
        try {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /// Takes in one row of an answer.
    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /// Runs the statement as a query.
    public void read(RowReader reader) {
        try (ResultSet answer = statement.executeQuery()) {
            while (answer.next()) {
                reader.read(answer);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (Array array : arrays) {
                array.free();
            }
            statement.close();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
