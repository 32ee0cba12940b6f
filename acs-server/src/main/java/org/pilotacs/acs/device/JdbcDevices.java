package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.Database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The devices in the database, as doors see them.
public final class JdbcDevices implements Devices {
    static final String NEWEST = "SELECT * FROM device ORDER BY first_seen DESC, id DESC LIMIT :limit";

    static final String NEWEST_AFTER = """
            SELECT * FROM device WHERE first_seen = :seen AND id < :id ORDER BY id DESC LIMIT :limit
            """;

    static final String NEWEST_BELOW = """
            SELECT * FROM device WHERE first_seen < :seen ORDER BY first_seen DESC, id DESC LIMIT :limit
            """;

    /// A device that is found by several of its terms counts at the first of them. That is counted, not asked for by NOT
    /// EXISTS: of that PostgreSQL makes a join over the whole table as long as it has no statistics.
    private static final String MATCHES = """
            SELECT d.*, k.term AS matched_term
            FROM device_key k JOIN device d ON d.id = k.device_id
            WHERE %s
              AND (SELECT COUNT(*) FROM device_key o
                   WHERE o.device_id = k.device_id AND o.term >= :from
                     AND (o.term < k.term OR o.term = k.term AND o.kind < k.kind)) = 0
            ORDER BY k.term, k.device_id LIMIT :limit
            """;

    static final String MATCHES_FROM = MATCHES.formatted("k.term >= :from AND k.term < :to");
    static final String MATCHES_OF_TERM = MATCHES.formatted("k.term = :term AND k.device_id > :id");
    static final String MATCHES_AFTER = MATCHES.formatted("k.term > :term AND k.term < :to");

    private final Database database;
    private final JdbcDeviceTable table = new JdbcDeviceTable();
    private final UnknownDevices unknown;

    /// Those where every device is taken.
    public JdbcDevices(Database database) {
        this(database, UnknownDevices.ACCEPT);
    }

    public JdbcDevices(Database database, UnknownDevices unknown) {
        this.database = database;
        this.unknown = unknown;
    }

    @Override
    public Optional<Device> find(DeviceId id) {
        return database.with(handle -> table.find(handle, id)).map(unknown::judged);
    }

    @Override
    public ParameterTree parameters(Device device) {
        return database.with(handle -> table.tree(handle, device.id()).with(device.informed().all()));
    }

    /// Pages neither repeat nor leave out a device because others come meanwhile. The list of all begins with those that
    /// were met last: an order by the last contact would change under whoever turns its pages, and cost every contact an
    /// entry in an index.
    @Override
    public DevicePage search(DeviceSearch search) {
        String prefix = SearchKey.typed(search.text());
        SearchCursor cursor = search.cursor() == null ? null : SearchCursor.read(search.cursor());
        // one more than asked for tells whether there is a next page
        List<Hit> hits = database.with(handle -> prefix.isEmpty()
                ? newest(handle, cursor, search.limit() + 1)
                : matches(handle, prefix, cursor, search.limit() + 1));
        List<Hit> page = hits.subList(0, Math.min(search.limit(), hits.size()));
        String next = hits.size() > page.size() ? page.getLast().cursor().text() : null;
        return new DevicePage(page.stream().map(Hit::device).toList(), next);
    }

    /// A device, and where to go on after it.
    private record Hit(Device device, SearchCursor cursor) {}

    /// In two steps, rest of the same time and then older ones: together in one condition H2 would not use the index.
    private List<Hit> newest(Handle handle, @Nullable SearchCursor cursor, int limit) {
        if (cursor == null) {
            return newestBy(handle, NEWEST, null, limit);
        }
        List<Hit> hits = new ArrayList<>(newestBy(handle, NEWEST_AFTER, cursor, limit));
        if (hits.size() < limit) {
            hits.addAll(newestBy(handle, NEWEST_BELOW, cursor, limit - hits.size()));
        }
        return hits;
    }

    private List<Hit> newestBy(Handle handle, String sql, @Nullable SearchCursor cursor, int limit) {
        Query query = handle.createQuery(sql).bind("limit", limit);
        if (cursor != null) {
            query.bind("seen", cursor.time()).bind("id", cursor.device());
        }
        return query.map((row, _) -> unknown.judged(table.row(row))).list().stream()
                .map(device -> new Hit(device,
                        new SearchCursor(Long.toString(device.firstSeen().toEpochMilli()), device.id()
                                .value())))
                .toList();
    }

    private List<Hit> matches(Handle handle, String prefix, @Nullable SearchCursor cursor, int limit) {
        if (cursor == null) {
            return matchesBy(handle, MATCHES_FROM, prefix, null, limit);
        }
        List<Hit> hits = new ArrayList<>(matchesBy(handle, MATCHES_OF_TERM, prefix, cursor, limit));
        if (hits.size() < limit) {
            hits.addAll(matchesBy(handle, MATCHES_AFTER, prefix, cursor, limit - hits.size()));
        }
        return hits;
    }

    private List<Hit> matchesBy(Handle handle, String sql, String prefix, @Nullable SearchCursor cursor, int limit) {
        Query query = handle.createQuery(sql).bind("limit", limit).bind("from", prefix)
                .bind("to", prefix + Character.MAX_VALUE);
        if (cursor != null) {
            query.bind("term", cursor.position()).bind("id", cursor.device());
        }
        return query.map((row, _) -> {
            Device device = unknown.judged(table.row(row));
            return new Hit(device, new SearchCursor(row.getString("matched_term"), device.id().value()));
        }).list();
    }
}
