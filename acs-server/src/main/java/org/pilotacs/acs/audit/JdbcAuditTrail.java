package org.pilotacs.acs.audit;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.GroupCommit;
import org.pilotacs.acs.jdbc.NotCommittedException;
import org.pilotacs.acs.runtime.UnavailableException;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;

/// The trail in the database. Callers share commits, so that a look does not wait longer when there are many. Safe for any
/// number of threads.
public final class JdbcAuditTrail implements AuditTrail, AutoCloseable {
    private static final int CAPACITY = 1_024;
    private static final int BATCH = 200;
    /// So that no statement holds its locks for long.
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    /// An entry that was committed after all may come again: it is known by its id.
    private static final String APPEND = """
            MERGE INTO audit a USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY),
                                     CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                                     CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                                     CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                    AS u (id, done, who, kind, agent, address, deed, device_id, subscriber, action_id, purpose, detail)
            ) s ON a.id = s.id
            WHEN NOT MATCHED THEN INSERT
                (id, done, who, kind, agent, address, deed, device_id, subscriber, action_id, purpose, detail)
                VALUES (s.id, s.done, s.who, s.kind, s.agent, s.address, s.deed, s.device_id, s.subscriber,
                        s.action_id, s.purpose, s.detail)
            """;

    private static final String FORGET = """
            DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE id < :limit ORDER BY id LIMIT :most)
            """;

    private final Database database;
    private final RandomGenerator random;
    private final GroupCommit<Row> writer;

    private record Row(String id, AuditEntry entry) {}

    /// @param threads makes the one thread that writes
    public JdbcAuditTrail(Database database, RandomGenerator random, ThreadFactory threads) {
        this.database = database;
        this.random = random;
        this.writer = new GroupCommit<>("audit", CAPACITY, BATCH, this::append, threads);
    }

    @Override
    public void record(AuditEntry entry) {
        try {
            writer.write(new Row(AuditIds.of(entry.at(), random), entry));
        } catch (NotCommittedException e) {
            throw new UnavailableException("the audit trail", e);
        }
    }

    private void append(List<Row> rows) {
        database.transact(handle -> {
            try (ArrayStatement<Row> statement = ArrayStatement.prepare(handle, APPEND, rows)) {
                return statement.text(Row::id).time(row -> row.entry.at())
                        .text(row -> ColumnText.fit(row.entry.who(), AuditEntry.MOST_WHO))
                        .text(row -> row.entry.kind().name())
                        .text(row -> ColumnText.fit(row.entry.agent(), AuditEntry.MOST_AGENT))
                        .text(row -> ColumnText.fit(row.entry.from(), 64)).text(row -> row.entry.deed().name())
                        .text(row -> device(row.entry.subject().device()))
                        .text(row -> fit(row.entry.subject().subscriber(), 128))
                        .text(row -> fit(row.entry.subject().action(), 24))
                        .text(row -> ColumnText.fit(row.entry.purpose(), AuditEntry.MOST_PURPOSE))
                        .text(row -> ColumnText.fit(row.entry.detail(), AuditEntry.MOST_DETAIL)).execute();
            }
        });
    }

    private static @Nullable String device(@Nullable DeviceId device) {
        return device == null ? null : device.value();
    }

    private static @Nullable String fit(@Nullable String text, int width) {
        return text == null ? null : ColumnText.fit(text, width);
    }

    @Override
    public AuditPage find(AuditSearch search) {
        String before = search.cursor() == null ? "" : AuditIds.checked(search.cursor());
        List<Row> rows = database.with(handle -> query(handle, search, before).map((row, _) -> row(row)).list());
        boolean more = rows.size() > search.limit();
        List<Row> page = more ? rows.subList(0, search.limit()) : rows;
        return new AuditPage(page.stream().map(Row::entry).toList(), more ? page.getLast().id : null);
    }

    private static Query query(Handle handle, AuditSearch search, String before) {
        StringBuilder where = new StringBuilder("SELECT * FROM audit WHERE id < :before AND id >= :from");
        if (!search.device().isEmpty()) {
            where.append(" AND device_id = :device");
        }
        if (!search.who().isEmpty()) {
            where.append(" AND (who = :who OR agent = :who)");
        }
        Query query = handle.createQuery(where.append(" ORDER BY id DESC LIMIT :limit").toString())
                .bind("before", earlier(before, search.to()))
                .bind("from", search.from() == null ? "" : AuditIds.moment(search.from()))
                .bind("limit", search.limit() + 1);
        if (!search.device().isEmpty()) {
            query.bind("device", search.device());
        }
        return search.who().isEmpty() ? query : query.bind("who", search.who());
    }

    /// What all wanted ids are less than.
    private static String earlier(String before, @Nullable Instant to) {
        String end = to == null ? "g" : AuditIds.moment(to);
        return before.isEmpty() || end.compareTo(before) < 0 ? end : before;
    }

    @Override
    public int forgetBefore(Instant limit) {
        int gone = 0;
        for (int some = FORGOTTEN_AT_ONCE; some == FORGOTTEN_AT_ONCE; gone += some) {
            some = database.transact(handle -> handle.createUpdate(FORGET).bind("limit", AuditIds.moment(limit))
                    .bind("most", FORGOTTEN_AT_ONCE).execute());
        }
        return gone;
    }

    private static Row row(ResultSet row) throws SQLException {
        String device = row.getString("device_id");
        return new Row(row.getString("id"),
                new AuditEntry(Instant.ofEpochMilli(row.getLong("done")), row.getString("who"),
                        Caller.Kind.valueOf(row.getString("kind")), row.getString("agent"), row.getString("address"),
                        Deed.valueOf(row.getString("deed")),
                        new AuditEntry.Subject(device == null ? null : new DeviceId(device),
                                row.getString("subscriber"), row.getString("action_id")),
                        row.getString("purpose"), row.getString("detail")));
    }

    @Override
    public void close() {
        writer.close();
    }
}
