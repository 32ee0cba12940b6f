package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The fleet in the database.
public final class JdbcFleet implements Fleet {
    private static final String COUNT = """
            SELECT product_class, software_version, link, inventoried, seen, COUNT(*) AS devices
            FROM (SELECT product_class, software_version, link, inventoried,
                    CASE WHEN last_seen > :hour THEN 'HOUR' WHEN last_seen > :day THEN 'DAY'
                        WHEN last_seen > :week THEN 'WEEK' WHEN last_seen > 0 THEN 'OLDER' ELSE 'NEVER' END AS seen
                FROM device) d
            GROUP BY product_class, software_version, link, inventoried, seen
            """;

    /// Rows by an index, as far as one page goes.
    static final String SLICE = """
            SELECT id, first_seen, last_seen, link, inventoried, product_class, software_version FROM device
            WHERE %s AND first_seen <= :before AND (first_seen, id) < (:before, :id)
            ORDER BY first_seen DESC, id DESC LIMIT :slice
            """;

    private static final String PAGE = """
            SELECT d.* FROM (%s) s JOIN device d ON d.id = s.id
            WHERE s.last_seen > :after AND s.last_seen <= :until AND (:model IS NULL OR s.product_class = :model)
              AND (:version IS NULL OR s.software_version = :version) AND (:link IS NULL OR s.link = :link)
              AND (s.inventoried = FALSE OR s.inventoried <> :quarantined)
            ORDER BY d.first_seen DESC, d.id DESC LIMIT :limit
            """;

    private static final String LAST_OF_SLICE = """
            SELECT first_seen, id FROM (%s) s ORDER BY first_seen, id LIMIT 1
            """;

    static final String BY_VERSION = "product_class = :model AND software_version = :version";
    static final String BY_MODEL = "product_class = :model";
    static final String NOT_INVENTORIED = "inventoried = FALSE";
    static final String BY_LINK = "link = :link";
    static final String ANY = "TRUE";

    /// Rows that are looked at for one page.
    private static final int SLICE_ROWS = 10_000;
    /// Kinds of boxes that are counted one by one; boxes may say that they run anything.
    private static final int MOST_KINDS = 50_000;

    private final Database database;
    private final UnknownDevices unknown;
    private final int sliceRows;
    private final JdbcDeviceTable table = new JdbcDeviceTable();

    public JdbcFleet(Database database, UnknownDevices unknown) {
        this(database, unknown, SLICE_ROWS);
    }

    JdbcFleet(Database database, UnknownDevices unknown, int sliceRows) {
        this.database = database;
        this.unknown = unknown;
        this.sliceRows = sliceRows;
    }

    @Override
    public FleetCensus count(Instant now, int most) {
        return database.transact(handle -> {
            Tally tally = new Tally();
            handle.createQuery(COUNT).setFetchSize(1000).bind("hour", Seen.HOUR.after(now).toEpochMilli())
                    .bind("day", Seen.DAY.after(now).toEpochMilli()).bind("week", Seen.WEEK.after(now).toEpochMilli())
                    .map((row, _) -> alike(row)).forEach(tally::add);
            return tally.census(most);
        });
    }

    private static Alike alike(ResultSet row) throws SQLException {
        return new Alike(row.getString("product_class"), row.getString("software_version"), row.getString("link"),
                row.getBoolean("inventoried"), Seen.valueOf(row.getString("seen")), row.getLong("devices"));
    }

    /// How many boxes are alike in all that is counted.
    private record Alike(String model, String version, String link, boolean inventoried, Seen seen, long devices) {}

    /// Confined to one count.
    private final class Tally {
        private final Map<Seen, Long> seen = new EnumMap<>(Seen.class);
        private final Map<String, Long> links = new HashMap<>();
        private final Map<String, Long> models = new HashMap<>();
        private final Map<FleetCensus.Version, Long> versions = new HashMap<>();
        private long all;
        private long quarantined;

        void add(Alike some) {
            long devices = some.devices;
            FleetCensus.Version version = new FleetCensus.Version(some.model, some.version, 0);
            all += devices;
            quarantined += some.inventoried || unknown == UnknownDevices.ACCEPT ? 0 : devices;
            seen.merge(some.seen, devices, Long::sum);
            links.merge(some.link, devices, Long::sum);
            if (models.size() < MOST_KINDS || models.containsKey(some.model)) {
                models.merge(some.model, devices, Long::sum);
            }
            if (versions.size() < MOST_KINDS || versions.containsKey(version)) {
                versions.merge(version, devices, Long::sum);
            }
        }

        FleetCensus census(int most) {
            List<FleetCensus.Version> topModels = top(models.entrySet().stream()
                    .map(one -> new FleetCensus.Version(one.getKey(), "", one.getValue())).toList(), most);
            List<FleetCensus.Version> topVersions = top(versions.entrySet().stream().map(one -> new FleetCensus.Version(
                    one.getKey().model(), one.getKey().version(), one.getValue())).toList(), most);
            return new FleetCensus(all, seen, links, topModels, all - sum(topModels), topVersions,
                    all - sum(topVersions), quarantined);
        }

        private static List<FleetCensus.Version> top(List<FleetCensus.Version> some, int most) {
            return some.stream().sorted(Comparator.comparingLong(FleetCensus.Version::devices).reversed()
                    .thenComparing(FleetCensus.Version::model).thenComparing(FleetCensus.Version::version))
                    .limit(most).toList();
        }

        private static long sum(List<FleetCensus.Version> some) {
            return some.stream().mapToLong(FleetCensus.Version::devices).sum();
        }
    }

    @Override
    public DevicePage list(FleetFilter filter, @Nullable String cursor, int limit, Instant now) {
        SearchCursor from = cursor == null
                ? new SearchCursor(Long.toString(Long.MAX_VALUE), "")
                : SearchCursor.read(cursor);
        String slice = SLICE.formatted(by(filter));
        return database.with(handle -> {
            List<Device> found = bound(handle.createQuery(PAGE.formatted(slice)), filter, from)
                    .bind("after", filter.seen() == null ? -1 : filter.seen().after(now).toEpochMilli())
                    .bind("until", filter.seen() == null ? Long.MAX_VALUE : filter.seen().until(now).toEpochMilli())
                    .bind("quarantined", filter.quarantined()).bind("limit", limit + 1)
                    .map((row, _) -> unknown.judged(table.row(row))).list();
            if (found.size() > limit) {
                List<Device> page = found.subList(0, limit);
                return new DevicePage(page, cursor(page.getLast()).text());
            }
            return new DevicePage(found, next(handle, slice, filter, from));
        });
    }

    /// Where to go on after all rows that were looked at; null if there are no others.
    private @Nullable String next(Handle handle, String slice, FleetFilter filter, SearchCursor from) {
        SearchCursor last = bound(handle.createQuery(LAST_OF_SLICE.formatted(slice)), filter, from)
                .map((row, _) -> new SearchCursor(Long.toString(row.getLong("first_seen")), row.getString("id")))
                .findOne().orElse(null);
        if (last == null) {
            return null;
        }
        return bound(handle.createQuery(LAST_OF_SLICE.formatted(slice)), filter, last).mapToMap().findOne().isPresent()
                ? last.text()
                : null;
    }

    private Query bound(Query query, FleetFilter filter, SearchCursor from) {
        return query.configure(SqlStatements.class, one -> one.setUnusedBindingAllowed(true))
                .bind("before", from.time()).bind("id", from.device()).bind("slice", sliceRows)
                .bind("model", column(filter.model())).bind("version", column(filter.version()))
                .bind("link", column(filter.link()));
    }

    private static @Nullable String column(@Nullable String text) {
        return text == null ? null : ColumnText.fit(text, DeviceId.MAX_LENGTH);
    }

    private static SearchCursor cursor(Device device) {
        return new SearchCursor(Long.toString(device.firstSeen().toEpochMilli()), device.id().value());
    }

    /// By the index that leaves fewest.
    private static String by(FleetFilter filter) {
        if (filter.model() != null) {
            return filter.version() == null ? BY_MODEL : BY_VERSION;
        }
        if (filter.quarantined()) {
            return NOT_INVENTORIED;
        }
        return filter.link() == null ? ANY : BY_LINK;
    }
}
