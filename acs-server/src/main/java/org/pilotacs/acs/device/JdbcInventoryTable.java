package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ArrayStatement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables `inventory` and `subscriber`, and the columns of `device` that the inventory owns. Stateless.
final class JdbcInventoryTable {
    static final String WRITE_SUBSCRIBERS = """
            MERGE INTO subscriber b USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS u (number, area)
            ) s ON b.number = s.number
            WHEN MATCHED AND s.area IS NOT NULL THEN UPDATE SET area = s.area
            WHEN NOT MATCHED THEN INSERT (number, area) VALUES (s.number, COALESCE(s.area, ''))
            """;

    /// What a line leaves unsaid stays as it is.
    static final String WRITE_LINES = """
            MERGE INTO inventory i USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                                     CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                    AS u (serial, oui, product_class, subscriber, card, tags)
            ) s ON i.serial = s.serial AND i.oui = s.oui AND i.product_class = s.product_class
            WHEN MATCHED THEN UPDATE SET subscriber = COALESCE(s.subscriber, i.subscriber),
                                         card = COALESCE(s.card, i.card), tags = COALESCE(s.tags, i.tags)
            WHEN NOT MATCHED THEN INSERT (serial, oui, product_class, subscriber, card, tags, tied)
                VALUES (s.serial, s.oui, s.product_class, COALESCE(s.subscriber, ''), COALESCE(s.card, ''), s.tags, FALSE)
            """;

    static final String WRITE_ENDPOINTS = """
            MERGE INTO device_endpoint e USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                                     CAST(? AS VARCHAR ARRAY)) AS u (endpoint, oui, product_class, serial)
            ) s ON e.endpoint = s.endpoint
            WHEN MATCHED THEN UPDATE SET oui = s.oui, product_class = s.product_class, serial = s.serial
            WHEN NOT MATCHED THEN INSERT (endpoint, oui, product_class, serial)
                VALUES (s.endpoint, s.oui, s.product_class, s.serial)
            """;

    /// A box has one name at most.
    static final String FORGET_ENDPOINTS = """
            DELETE FROM device_endpoint WHERE EXISTS (
                SELECT 1 FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                    AS u (oui, product_class, serial)
                WHERE u.oui = device_endpoint.oui AND u.product_class = device_endpoint.product_class
                    AND u.serial = device_endpoint.serial)
            """;

    static final String OF_SERIALS = """
            SELECT i.serial, i.oui, i.product_class, i.subscriber, i.card, i.tags
            FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (serial) JOIN inventory i ON i.serial = u.serial
            """;

    static final String DEVICES_OF_SERIALS = """
            SELECT d.* FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (serial)
                JOIN device_key k ON k.term = u.serial JOIN device d ON d.id = k.device_id
            WHERE k.kind = 'SERIAL' ORDER BY d.id
            """;

    static final String TIE_DEVICES = """
            MERGE INTO device d USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                                     CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY))
                    AS u (id, subscriber, card, tags, at)
            ) s ON d.id = s.id
            WHEN MATCHED THEN UPDATE SET inventoried = TRUE, subscriber = s.subscriber, card = s.card,
                                         tags = COALESCE(s.tags, d.tags),
                                         subscriber_since = CASE WHEN s.subscriber IS NULL THEN NULL
                                             WHEN d.subscriber = s.subscriber THEN d.subscriber_since ELSE s.at END
            """;

    static final String MARK_TIED = """
            MERGE INTO inventory i USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                    AS u (serial, oui, product_class)
            ) s ON i.serial = s.serial AND i.oui = s.oui AND i.product_class = s.product_class
            WHEN MATCHED AND i.tied = FALSE THEN UPDATE SET tied = TRUE
            """;

    static final String KEYS_TO_FORGET = """
            SELECT k.term, k.device_id, k.kind
            FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (device_id) JOIN device_key k ON k.device_id = u.device_id
            WHERE k.kind IN ('SUBSCRIBER', 'CARD', 'TAG')
            """;

    /// The name of a line: serial, OUI and product class in the form they are compared in, the last empty for any.
    record Name(String serial, String oui, String productClass) {
        static Name of(InventoryLine line) {
            String productClass = line.productClass() == null ? "" : SearchKey.normal(line.productClass());
            return new Name(SearchKey.normal(line.serial()), SearchKey.normal(line.oui()), productClass);
        }

        static Name of(Identity identity) {
            return new Name(SearchKey.normal(identity.serialNumber()), SearchKey.normal(identity.oui()), SearchKey
                    .normal(identity.productClass()));
        }

        Name ofAnyClass() {
            return new Name(serial, oui, "");
        }
    }

    /// A device and the inventory's word on it.
    ///
    /// @param at when the two met
    record Met(DeviceRow row, DeviceRow.Tie tie, Instant at) {}

    /// Where a subscriber lives, null if not said.
    private record Area(String subscriber, @Nullable String area) {}

    private final JdbcDeviceTable devices = new JdbcDeviceTable();

    /// What the inventory says of some boxes.
    record Ties(Map<Name, DeviceRow.Tie> byName) {
        /// Null if nothing. The line that names the product class goes before the one for any.
        DeviceRow.@Nullable Tie of(Identity identity) {
            Name name = Name.of(identity);
            DeviceRow.Tie exact = byName.get(name);
            return exact != null ? exact : byName.get(name.ofAnyClass());
        }
    }

    /// What the inventory says of boxes.
    Ties ties(Handle handle, List<Identity> identities) {
        return tiesOf(handle, identities.stream().map(identity -> SearchKey.normal(identity.serialNumber())).distinct()
                .toList());
    }

    /// Puts the inventory's word into the rows and keys of devices.
    void put(Handle handle, List<Met> met) {
        if (met.isEmpty()) {
            return;
        }
        try (ArrayStatement<Met> tie = ArrayStatement.prepare(handle, TIE_DEVICES, met)) {
            tie.text(one -> one.row().device().id().value()).text(one -> one.tie().subscriber())
                    .text(one -> one.tie().card()).text(one -> stored(one.tie().tags())).time(Met::at).execute();
        }
        devices.removeKeys(handle, inventoryKeys(handle, met));
        devices.addKeys(handle, met.stream().flatMap(one -> one.row().tied(one.tie()).inventoryKeys().stream()
                .map(key -> new JdbcDeviceTable.DeviceKey(one.row().device().id(), key))).toList());
        markTied(handle, met);
    }

    private static List<JdbcDeviceTable.DeviceKey> inventoryKeys(Handle handle, List<Met> met) {
        List<JdbcDeviceTable.DeviceKey> keys = new ArrayList<>();
        try (ArrayStatement<Met> find = ArrayStatement.prepare(handle, KEYS_TO_FORGET, met)) {
            find.text(one -> one.row().device().id().value())
                    .read(row -> keys.add(new JdbcDeviceTable.DeviceKey(new DeviceId(
                            row.getString("device_id")),
                            new SearchKey(SearchKey.Kind.valueOf(row.getString("kind")), row.getString(
                                    "term")))));
        }
        return keys;
    }

    private static void markTied(Handle handle, List<Met> met) {
        List<Name> names = new ArrayList<>();
        for (Met one : met) {
            Name name = Name.of(one.row().device().identity());
            names.add(name);
            names.add(name.ofAnyClass());
        }
        try (ArrayStatement<Name> mark = ArrayStatement.prepare(handle, MARK_TIED, names)) {
            mark.text(Name::serial).text(Name::oui).text(Name::productClass).execute();
        }
    }

    /// Writes lines, of which no two have the same name, and ties the devices that they speak of.
    void write(Handle handle, List<InventoryLine> lines, Instant at) {
        writeSubscribers(handle, lines);
        try (ArrayStatement<InventoryLine> write = ArrayStatement.prepare(handle, WRITE_LINES, lines)) {
            write.text(line -> Name.of(line).serial()).text(line -> Name.of(line).oui())
                    .text(line -> Name.of(line).productClass()).text(InventoryLine::subscriber)
                    .text(InventoryLine::card)
                    .text(line -> stored(line.tags())).execute();
        }
        writeEndpoints(handle, lines);
        devices.addOneWay(handle, lines.stream().filter(line -> Boolean.TRUE.equals(line.oneWay()))
                .map(line -> new Identity("", line.oui(), line.productClass() == null ? "" : line.productClass(),
                        line.serial()))
                .toList());
        List<String> serials = lines.stream().map(line -> Name.of(line).serial()).distinct().toList();
        Ties ties = tiesOf(handle, serials);
        List<Met> changed = new ArrayList<>();
        for (DeviceRow row : devicesOf(handle, serials)) {
            DeviceRow.Tie tie = ties.of(row.device().identity());
            if (tie != null && !row.tied(tie).equals(row)) {
                changed.add(new Met(row, tie, at));
            }
        }
        put(handle, changed);
    }

    private static void writeEndpoints(Handle handle, List<InventoryLine> lines) {
        List<InventoryLine> said = lines.stream().filter(line -> line.endpoint() != null).toList();
        if (said.isEmpty()) {
            return;
        }
        try (ArrayStatement<InventoryLine> forget = ArrayStatement.prepare(handle, FORGET_ENDPOINTS, said)) {
            forget.text(InventoryLine::oui).text(InventoryLine::productClass).text(InventoryLine::serial).execute();
        }
        Map<String, InventoryLine> named = new LinkedHashMap<>();
        for (InventoryLine line : said) {
            String endpoint = line.endpoint();
            if (endpoint != null && !endpoint.isEmpty()) {
                named.put(endpoint, line);
            }
        }
        if (!named.isEmpty()) {
            try (ArrayStatement<InventoryLine> write = ArrayStatement.prepare(handle, WRITE_ENDPOINTS,
                    List.copyOf(named.values()))) {
                write.text(InventoryLine::endpoint).text(InventoryLine::oui).text(InventoryLine::productClass)
                        .text(InventoryLine::serial).execute();
            }
        }
    }

    private static void writeSubscribers(Handle handle, List<InventoryLine> lines) {
        Map<String, Area> areas = new HashMap<>();
        for (InventoryLine line : lines) {
            String number = line.subscriber();
            if (number != null && !number.isEmpty()) {
                areas.merge(number, new Area(number, line.area()), (old, next) -> next.area() == null ? old : next);
            }
        }
        if (areas.isEmpty()) {
            return;
        }
        try (ArrayStatement<Area> write = ArrayStatement.prepare(handle, WRITE_SUBSCRIBERS,
                List.copyOf(areas.values()))) {
            write.text(Area::subscriber).text(Area::area).execute();
        }
    }

    private static Ties tiesOf(Handle handle, List<String> serials) {
        Map<Name, DeviceRow.Tie> ties = new HashMap<>();
        if (serials.isEmpty()) {
            return new Ties(ties);
        }
        try (ArrayStatement<String> find = ArrayStatement.prepare(handle, OF_SERIALS, serials)) {
            find.text(serial -> serial).read(row -> ties.put(name(row), tie(row)));
        }
        return new Ties(ties);
    }

    private List<DeviceRow> devicesOf(Handle handle, List<String> serials) {
        List<DeviceRow> rows = new ArrayList<>();
        try (ArrayStatement<String> find = ArrayStatement.prepare(handle, DEVICES_OF_SERIALS, serials)) {
            find.text(serial -> serial).read(row -> rows.add(devices.row(row)));
        }
        return rows;
    }

    private static Name name(ResultSet row) throws SQLException {
        return new Name(row.getString("serial"), row.getString("oui"), row.getString("product_class"));
    }

    private static DeviceRow.Tie tie(ResultSet row) throws SQLException {
        String tags = row.getString("tags");
        return new DeviceRow.Tie(orNull(row.getString("subscriber")), orNull(row.getString("card")), tags == null
                ? null
                : JdbcDeviceTable.tags(tags));
    }

    private static @Nullable String stored(@Nullable Set<String> tags) {
        return tags == null ? null : JdbcDeviceTable.stored(tags);
    }

    private static @Nullable String orNull(String stored) {
        return stored.isEmpty() ? null : stored;
    }
}
