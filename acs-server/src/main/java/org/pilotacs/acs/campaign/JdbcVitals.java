package org.pilotacs.acs.campaign;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.Database;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Health of devices by what they, and their customers, said. Safe for any number of threads.
final class JdbcVitals {
    /// How far before a moment readings of the signal count as before it.
    private static final Duration BEFORE = Duration.ofDays(3);

    private static final String ROWS = """
            SELECT d.id, d.software_version, d.last_seen FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id)
                JOIN device d ON d.id = u.id
            """;

    private static final String STARTS = """
            SELECT u.id, COUNT(*) AS n FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY)) AS u (id, since)
                JOIN reading r ON r.device_id = u.id AND r.name = 'start' AND r.said > u.since
            GROUP BY u.id
            """;

    private static final String CALLS = """
            SELECT u.id, COUNT(*) AS n FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY)) AS u (id, since)
                JOIN contact c ON c.device_id = u.id AND c.happened > u.since
            GROUP BY u.id
            """;

    private static final String SIGNAL = """
            SELECT u.id, r.name, r.said, r.content
            FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY),
                    CAST(? AS BIGINT ARRAY)) AS u (id, early, late, since)
                JOIN reading r ON r.device_id = u.id AND r.name LIKE 'tuner.%.cn'
                    AND (r.said > u.early AND r.said <= u.late OR r.said > u.since)
            """;

    private final Database database;

    JdbcVitals(Database database) {
        this.database = database;
    }

    /// A device to be looked at.
    ///
    /// @param before up to when its signal was as before
    /// @param since what happened after this counts
    record Asked(DeviceId device, Instant before, Instant since) {}

    /// By device; those that are not there any more are not in it.
    Map<DeviceId, Vital> of(List<Asked> asked) {
        return asked.isEmpty() ? Map.of() : database.glance(handle -> of(handle, asked));
    }

    /// The same within the caller's transaction.
    Map<DeviceId, Vital> of(Handle handle, List<Asked> asked) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> starts = counted(handle, STARTS, asked);
        Map<String, Long> calls = counted(handle, CALLS, asked);
        Map<String, Double> drops = drops(handle, asked);
        Map<DeviceId, Vital> found = new HashMap<>();
        try (ArrayStatement<Asked> statement = ArrayStatement.prepare(handle, ROWS, asked)) {
            statement.text(one -> one.device.value()).read(row -> {
                String id = row.getString("id");
                found.put(new DeviceId(id), new Vital(row.getString("software_version"),
                        Instant.ofEpochMilli(row.getLong("last_seen")), starts.getOrDefault(id, 0L),
                        calls.getOrDefault(id, 0L), drops.get(id)));
            });
        }
        return found;
    }

    private static Map<String, Long> counted(Handle handle, String sql, List<Asked> asked) {
        Map<String, Long> counted = new HashMap<>();
        try (ArrayStatement<Asked> statement = ArrayStatement.prepare(handle, sql, asked)) {
            statement.text(one -> one.device.value()).time(Asked::since)
                    .read(row -> counted.put(row.getString("id"), row.getLong("n")));
        }
        return counted;
    }

    private static Map<String, Double> drops(Handle handle, List<Asked> asked) {
        Map<String, Instant> since = new HashMap<>();
        asked.forEach(one -> since.put(one.device.value(), one.since));
        Map<String, Map<String, Course>> courses = new HashMap<>();
        try (ArrayStatement<Asked> statement = ArrayStatement.prepare(handle, SIGNAL, asked)) {
            statement.text(one -> one.device.value()).time(one -> one.before.minus(BEFORE)).time(Asked::before)
                    .time(Asked::since).read(row -> {
                        String id = row.getString("id");
                        Double value = number(row.getString("content"));
                        Instant at = since.get(id);
                        if (value != null && at != null) {
                            courses.computeIfAbsent(id, _ -> new TreeMap<>())
                                    .computeIfAbsent(row.getString("name"), _ -> new Course())
                                    .add(value, row.getLong("said") > at.toEpochMilli());
                        }
                    });
        }
        Map<String, Double> drops = new HashMap<>();
        courses.forEach((id, tuners) -> tuners.values().forEach(course -> {
            Double drop = course.drop();
            if (drop != null) {
                drops.merge(id, drop, Math::max);
            }
        }));
        return drops;
    }

    private static @Nullable Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// What one tuner said before and after. Confined to one thread.
    private static final class Course {
        private final List<Double> before = new ArrayList<>();
        private final List<Double> after = new ArrayList<>();

        void add(double value, boolean later) {
            (later ? after : before).add(value);
        }

        @Nullable
        Double drop() {
            return before.isEmpty() || after.isEmpty() ? null : (Double) (median(before) - median(after));
        }

        private static double median(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1
                    ? sorted.get(middle)
                    : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }
    }
}
