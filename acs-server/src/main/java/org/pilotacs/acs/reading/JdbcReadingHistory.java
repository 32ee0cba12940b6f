package org.pilotacs.acs.reading;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The history in the database. Safe for any number of threads.
public final class JdbcReadingHistory implements ReadingHistory {
    /// So that no statement holds its locks for long.
    private static final int BATCH = 1_000;

    private static final String APPEND = """
            MERGE INTO reading r USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY),
                                     CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                    AS u (device_id, name, said, said_day, content, source)
            ) s ON r.device_id = s.device_id AND r.name = s.name AND r.said = s.said
            WHEN NOT MATCHED THEN INSERT (device_id, name, said, said_day, content, source)
                VALUES (s.device_id, s.name, s.said, s.said_day, s.content, s.source)
            """;

    private static final String LATEST = """
            SELECT DISTINCT ON (name) name, said, content, source FROM reading WHERE device_id = :device
            ORDER BY name, said DESC
            """;

    /// The same for PostgreSQL, which would read the whole history of a device for that: from each name it steps to the next
    /// in the index, so it takes as long as there are names, however long the history.
    private static final String LATEST_BY_STEPS = """
            WITH RECURSIVE latest AS (
                (SELECT name, said, content, source FROM reading WHERE device_id = :device
                 ORDER BY name DESC, said DESC LIMIT 1)
                UNION ALL
                SELECT next.* FROM latest, LATERAL (
                    SELECT name, said, content, source FROM reading r
                    WHERE r.device_id = :device AND r.name < latest.name
                    ORDER BY r.name DESC, r.said DESC LIMIT 1) next)
            SELECT name, said, content, source FROM latest ORDER BY name
            """;

    private static final String SERIES = """
            SELECT name, said, content, source FROM reading
            WHERE device_id = :device AND name = :name AND said >= :from AND said < :to ORDER BY said DESC LIMIT :limit
            """;

    private static final String NEWEST = """
            SELECT name, said, content, source FROM reading
            WHERE device_id = :device AND name = :name AND said <= :until ORDER BY said DESC LIMIT :limit
            """;

    private static final String CHANGES = """
            SELECT name, said, content, source FROM (
                SELECT name, said, content, source, LAG(content) OVER (ORDER BY said) AS before FROM reading
                WHERE device_id = :device AND name = :name AND said <= :until) r
            WHERE before IS NULL OR before <> content ORDER BY said DESC LIMIT :limit
            """;

    private static final String PAST = """
            SELECT name, said, content, source FROM reading
            WHERE device_id = :device AND name = ANY(CAST(:names AS VARCHAR ARRAY)) AND said >= :from
            ORDER BY said DESC LIMIT :limit
            """;

    private static final String FORGET = """
            DELETE FROM reading WHERE (device_id, name, said) IN (
                SELECT device_id, name, said FROM reading WHERE said_day < :day LIMIT :limit)
            """;

    private final Database database;
    private final String latest;

    public JdbcReadingHistory(Database database) {
        this.database = database;
        this.latest = database.isPostgres() ? LATEST_BY_STEPS : LATEST;
    }

    @Override
    public void append(DeviceId device, List<Reading> readings) {
        List<Row> rows = firstOfEachMoment(List.of(new Said(device, readings)));
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<Row> some = rows.subList(from, Math.min(from + BATCH, rows.size()));
            database.transact(handle -> append(handle, some));
        }
    }

    /// What one device said, to be kept together with what others said.
    record Said(DeviceId device, List<Reading> readings) {
        Said {
            readings = List.copyOf(readings);
        }
    }

    /// Keeps what several devices said in one transaction.
    void append(List<Said> all) {
        List<Row> rows = firstOfEachMoment(all);
        database.transact(handle -> {
            for (int from = 0; from < rows.size(); from += BATCH) {
                append(handle, rows.subList(from, Math.min(from + BATCH, rows.size())));
            }
            return rows.size();
        });
    }

    private record Row(DeviceId device, Reading reading) {}

    private static List<Row> firstOfEachMoment(List<Said> all) {
        Map<List<Object>, Row> first = new LinkedHashMap<>();
        for (Said said : all) {
            for (Reading one : said.readings) {
                first.putIfAbsent(List.of(said.device, one.name(), one.at().toEpochMilli()),
                        new Row(said.device, one));
            }
        }
        return List.copyOf(first.values());
    }

    private static int append(Handle handle, List<Row> rows) {
        try (ArrayStatement<Row> statement = ArrayStatement.prepare(handle, APPEND, rows)) {
            return statement.text(one -> one.device.value()).text(one -> one.reading.name())
                    .time(one -> one.reading.at()).number(one -> day(one.reading.at()))
                    .text(one -> ColumnText.fit(one.reading.value(), 128))
                    .text(one -> ColumnText.fit(one.reading.source(), 256)).execute();
        }
    }

    @Override
    public List<Reading> latest(DeviceId device) {
        return database.with(handle -> handle.createQuery(latest).bind("device", device.value())
                .map((row, _) -> reading(row)).list());
    }

    @Override
    public List<Reading> series(DeviceId device, String name, Instant from, Instant to) {
        return database.with(handle -> handle.createQuery(SERIES).bind("device", device.value()).bind("name", name)
                .bind("from", from.toEpochMilli()).bind("to", to.toEpochMilli()).bind("limit", MAX_SERIES)
                .map((row, _) -> reading(row)).list()).reversed();
    }

    @Override
    public List<Reading> newest(DeviceId device, String name, Instant until, int limit) {
        return some(NEWEST, device, name, until, limit);
    }

    @Override
    public List<Reading> changes(DeviceId device, String name, Instant until, int limit) {
        return some(CHANGES, device, name, until, limit);
    }

    private List<Reading> some(String sql, DeviceId device, String name, Instant until, int limit) {
        return database.with(handle -> handle.createQuery(sql).bind("device", device.value()).bind("name", name)
                .bind("until", until.toEpochMilli()).bind("limit", limit).map((row, _) -> reading(row)).list());
    }

    @Override
    public Map<String, List<Reading>> past(DeviceId device, Collection<String> names, Instant from) {
        if (names.isEmpty()) {
            return Map.of();
        }
        List<Reading> newestFirst = database.with(handle -> handle.createQuery(PAST).bind("device", device.value())
                .bindArray("names", String.class, names.toArray()).bind("from", from.toEpochMilli())
                .bind("limit", MAX_SERIES).map((row, _) -> reading(row)).list());
        Map<String, List<Reading>> past = new HashMap<>();
        newestFirst.reversed().forEach(one -> past.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(one));
        return past;
    }

    @Override
    public int forgetBefore(Instant limit) {
        int gone = 0;
        for (int some = BATCH; some == BATCH; gone += some) {
            some = database.transact(handle -> handle.createUpdate(FORGET).bind("day", day(limit))
                    .bind("limit", BATCH).execute());
        }
        return gone;
    }

    private static Reading reading(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String unit = ReadingName.ofName(name).map(ReadingName::unit).orElse("");
        return new Reading(name, row.getString("content"), unit, Instant.ofEpochMilli(row.getLong("said")),
                row.getString("source"));
    }

    private static long day(Instant at) {
        return TimeUnit.MILLISECONDS.toDays(at.toEpochMilli());
    }
}
