package org.pilotacs.acs.reading;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ArrayStatement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The table `reading_latest`: the newest reading of each name of a box, in one row. A row that is there is whole. Every
/// change locks the row first, so that none is lost between servers. Stateless.
final class JdbcLatestReadings {
    /// More than any box has; one that makes up names loses the oldest of them.
    static final int MOST = 5_000;

    private static final String ONE = "SELECT content FROM reading_latest WHERE device_id = :device";

    /// In one order, so that two servers do not wait for each other.
    private static final String LOCK = """
            SELECT l.device_id, l.content FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (device_id)
            JOIN reading_latest l ON l.device_id = u.device_id ORDER BY l.device_id FOR UPDATE
            """;

    private static final String LOCK_OLD = """
            SELECT device_id, content FROM reading_latest WHERE oldest_day < :day ORDER BY device_id LIMIT :limit
            FOR UPDATE
            """;

    /// Of rows that are locked.
    private static final String CHANGE = """
            MERGE INTO reading_latest l USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BYTEA ARRAY))
                    AS u (device_id, oldest_day, content)
            ) s ON l.device_id = s.device_id
            WHEN MATCHED THEN UPDATE SET oldest_day = s.oldest_day, content = s.content
            """;

    /// Fails where another server was first, so that the transaction is run again.
    private static final String ADD = """
            INSERT INTO reading_latest (device_id, oldest_day, content)
            SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BYTEA ARRAY))
                AS u (device_id, oldest_day, content)
            """;

    private record Row(String device, Map<String, Reading> byName) {
        @Nullable
        Long oldestDay() {
            return byName.values().stream().map(one -> JdbcReadingHistory.day(one.at())).min(Long::compare)
                    .orElse(null);
        }
    }

    /// Empty if there is no row yet.
    Optional<List<Reading>> find(Handle handle, DeviceId device) {
        return handle.createQuery(ONE).bind("device", device.value())
                .map((row, _) -> readings(row.getBytes("content"))).findFirst();
    }

    /// Takes in what is new, before it is in the history.
    ///
    /// @param history what the history holds of boxes without a row: by their ids, the newest of each name
    void add(Handle handle, Map<String, List<Reading>> told,
            Function<Collection<String>, Map<String, List<Reading>>> history) {
        Map<String, Row> rows = lock(handle, told.keySet());
        write(handle, CHANGE, rows.values().stream().filter(row -> takes(row, told)).toList());
        List<String> without = told.keySet().stream().filter(id -> !rows.containsKey(id)).sorted().toList();
        if (!without.isEmpty()) {
            Map<String, List<Reading>> kept = history.apply(without);
            List<Row> added = without.stream().map(id -> row(id, kept.getOrDefault(id, List.of()))).toList();
            added.forEach(row -> takes(row, told));
            write(handle, ADD, added);
        }
    }

    private static Map<String, Row> lock(Handle handle, Collection<String> ids) {
        Map<String, Row> rows = new HashMap<>();
        try (ArrayStatement<String> statement = ArrayStatement.prepare(handle, LOCK, List.copyOf(ids))) {
            statement.text(id -> id).read(row -> {
                String id = row.getString("device_id");
                rows.put(id, row(id, readings(row.getBytes("content"))));
            });
        }
        return rows;
    }

    /// True if something is new. The first of a moment stays.
    private static boolean takes(Row row, Map<String, List<Reading>> told) {
        boolean changed = false;
        for (Reading one : told.getOrDefault(row.device, List.of())) {
            Reading old = row.byName.get(one.name());
            if (old == null || old.at().isBefore(one.at())) {
                row.byName.put(one.name(), one);
                changed = true;
            }
        }
        if (row.byName.size() > MOST) {
            row.byName.values().stream().sorted(Comparator.comparing(Reading::at).reversed()).skip(MOST).toList()
                    .forEach(one -> row.byName.remove(one.name()));
        }
        return changed;
    }

    /// Drops what is of a day before; gives how many rows it looked at.
    int forgetBefore(Handle handle, long day, int limit) {
        List<Row> rows = handle.createQuery(LOCK_OLD).bind("day", day).bind("limit", limit)
                .map((row, _) -> row(row.getString("device_id"), readings(row.getBytes("content")))).list();
        rows.forEach(row -> row.byName.values().removeIf(one -> JdbcReadingHistory.day(one.at()) < day));
        write(handle, CHANGE, rows);
        return rows.size();
    }

    private static void write(Handle handle, String sql, List<Row> rows) {
        if (!rows.isEmpty()) {
            try (ArrayStatement<Row> statement = ArrayStatement.prepare(handle, sql, rows)) {
                statement.text(row -> row.device).number(Row::oldestDay)
                        .bytes(row -> LatestCodec.encode(row.byName.values())).execute();
            }
        }
    }

    private static Row row(String device, List<Reading> readings) {
        return new Row(device, readings.stream()
                .collect(Collectors.toMap(Reading::name, Function.identity(), (one, _) -> one, TreeMap::new)));
    }

    private static List<Reading> readings(byte @Nullable [] content) {
        return content == null ? List.of() : LatestCodec.decode(content);
    }

    /// What was told, by the ids of the boxes.
    static Map<String, List<Reading>> byBox(Collection<JdbcReadingHistory.Said> all) {
        Map<String, List<Reading>> told = new HashMap<>();
        all.forEach(said -> told.computeIfAbsent(said.device().value(), _ -> new ArrayList<>())
                .addAll(said.readings()));
        return told;
    }
}
