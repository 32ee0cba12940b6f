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
import java.util.function.Function;

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

    /// Reads all that is kept of some boxes.
    private static final String LATEST = """
            SELECT DISTINCT ON (r.device_id, r.name) r.device_id, r.name, r.said, r.content, r.source
            FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (device_id) JOIN reading r ON r.device_id = u.device_id
            ORDER BY r.device_id, r.name, r.said DESC
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

    /// A join: H2 runs a subquery of several columns once more for each row.
    private static final String FORGET = """
            MERGE INTO reading r USING (
                SELECT device_id, name, said FROM reading WHERE said_day < :day LIMIT :limit
            ) s ON r.device_id = s.device_id AND r.name = s.name AND r.said = s.said
            WHEN MATCHED THEN DELETE
            """;

    private final Database database;
    private final JdbcLatestReadings latest = new JdbcLatestReadings();

    public JdbcReadingHistory(Database database) {
        this.database = database;
    }

    @Override
    public void append(DeviceId device, List<Reading> readings) {
        for (int from = 0; from < readings.size(); from += BATCH) {
            Said some = new Said(device, readings.subList(from, Math.min(from + BATCH, readings.size())));
            database.transact(handle -> append(handle, List.of(some)));
        }
    }

    /// What one device said, to be kept together with what others said.
    record Said(DeviceId device, List<Reading> readings) {
        Said {
            readings = readings.stream().map(Said::kept).toList();
        }

        /// As the table takes it.
        private static Reading kept(Reading one) {
            return new Reading(one.name(), ColumnText.fit(one.value(), 128), ReadingName.unitOf(one.name()),
                    Instant.ofEpochMilli(one.at().toEpochMilli()), ColumnText.fit(one.source(), 256));
        }
    }

    /// Keeps what several devices said in one transaction.
    void append(List<Said> all) {
        database.transact(handle -> append(handle, all));
    }

    private static List<Row> firstOfEachMoment(List<Said> all) {
        Map<List<Object>, Row> first = new LinkedHashMap<>();
        for (Said said : all) {
            for (Reading one : said.readings) {
                first.putIfAbsent(List.of(said.device, one.name(), one.at()), new Row(said.device, one));
            }
        }
        return List.copyOf(first.values());
    }

    private record Row(DeviceId device, Reading reading) {}

    private int append(Handle handle, List<Said> all) {
        latest.add(handle, JdbcLatestReadings.byBox(all), ids -> newestOfEach(handle, ids));
        List<Row> rows = firstOfEachMoment(all);
        for (int from = 0; from < rows.size(); from += BATCH) {
            insert(handle, rows.subList(from, Math.min(from + BATCH, rows.size())));
        }
        return rows.size();
    }

    private static void insert(Handle handle, List<Row> rows) {
        try (ArrayStatement<Row> statement = ArrayStatement.prepare(handle, APPEND, rows)) {
            statement.text(one -> one.device.value()).text(one -> one.reading.name()).time(one -> one.reading.at())
                    .number(one -> day(one.reading.at())).text(one -> one.reading.value())
                    .text(one -> one.reading.source()).execute();
        }
    }

    /// By the ids of the boxes.
    private static Map<String, List<Reading>> newestOfEach(Handle handle, Collection<String> ids) {
        Map<String, List<Reading>> found = new HashMap<>();
        try (ArrayStatement<String> statement = ArrayStatement.prepare(handle, LATEST, List.copyOf(ids))) {
            statement.text(id -> id).read(row -> found
                    .computeIfAbsent(row.getString("device_id"), _ -> new ArrayList<>()).add(reading(row)));
        }
        return found;
    }

    @Override
    public List<Reading> latest(DeviceId device) {
        return database.with(handle -> latest.find(handle, device)
                .orElseGet(() -> newestOfEach(handle, List.of(device.value())).getOrDefault(device.value(),
                        List.of())));
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
        long day = day(limit);
        inBatches(handle -> latest.forgetBefore(handle, day, BATCH));
        return inBatches(handle -> handle.createUpdate(FORGET).bind("day", day).bind("limit", BATCH).execute());
    }

    private int inBatches(Function<Handle, Integer> batch) {
        int all = 0;
        for (int some = BATCH; some == BATCH; all += some) {
            some = database.transact(batch);
        }
        return all;
    }

    private static Reading reading(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new Reading(name, row.getString("content"), ReadingName.unitOf(name),
                Instant.ofEpochMilli(row.getLong("said")), row.getString("source"));
    }

    /// Days since 1970 (UTC).
    static long day(Instant at) {
        return TimeUnit.MILLISECONDS.toDays(at.toEpochMilli());
    }
}
