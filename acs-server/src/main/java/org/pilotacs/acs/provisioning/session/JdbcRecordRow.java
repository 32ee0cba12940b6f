package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Fault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// Columns of the tables of provisioning.
final class JdbcRecordRow {
    private JdbcRecordRow() {}

    static ChannelFault fault(ResultSet row, String body) throws SQLException {
        return new ChannelFault(
                new Fault(row.getString("code"), row.getString("message"), row.getString("detail")), time(row, "at"),
                row.getInt("retries"), RecordJson.invocations(RecordJson.read(body)), timeOrNull(row, "expiry"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
