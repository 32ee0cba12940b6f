package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.ColumnText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tables `device`, `device_parameters` and `device_key`. Stateless.
///
/// Statements over many rows are joins with their arrays, never `IN (SELECT … FROM unnest(…))`: for that H2 reads the
/// whole table.
final class JdbcDeviceTable {
    private static final Logger log = LoggerFactory.getLogger(JdbcDeviceTable.class);

    /// A sighting owns every column up to `searched`; the others only get their first values here.
    static final String WRITE_ROWS = """
            MERGE INTO device d USING (
                SELECT * FROM unnest(
                    CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                    CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                    CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                    CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                    CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY),
                    CAST(? AS BYTEA ARRAY), CAST(? AS BYTEA ARRAY)
                ) AS u (id, manufacturer, oui, product_class, serial_number, root, model_name, software_version,
                        hardware_version, link, knock_address, peer, first_seen, last_seen, last_boot, last_bootstrap,
                        informed, searched)
            ) s ON d.id = s.id
            WHEN MATCHED THEN UPDATE SET
                manufacturer = s.manufacturer, oui = s.oui, product_class = s.product_class,
                serial_number = s.serial_number, root = s.root, model_name = s.model_name,
                software_version = s.software_version, hardware_version = s.hardware_version, link = s.link,
                knock_address = s.knock_address, peer = s.peer,
                first_seen = CASE WHEN d.first_seen = 0 THEN s.first_seen ELSE d.first_seen END,
                last_seen = s.last_seen, last_boot = s.last_boot,
                last_bootstrap = s.last_bootstrap, informed = s.informed, searched = s.searched
            WHEN NOT MATCHED THEN INSERT (
                id, manufacturer, oui, product_class, serial_number, root, model_name, software_version,
                hardware_version, link, knock_address, peer, first_seen, last_seen, last_boot, last_bootstrap,
                informed, searched, inventoried, tags
            ) VALUES (
                s.id, s.manufacturer, s.oui, s.product_class, s.serial_number, s.root, s.model_name,
                s.software_version, s.hardware_version, s.link, s.knock_address, s.peer, s.first_seen, s.last_seen,
                s.last_boot, s.last_bootstrap, s.informed, s.searched, FALSE, ''
            )
            """;

    /// The few columns that a routine contact changes ([DeviceRow#isTouchOf]).
    static final String TOUCH_ROWS = """
            MERGE INTO device d USING (
                SELECT * FROM unnest(
                    CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY),
                    CAST(? AS BYTEA ARRAY), CAST(? AS BYTEA ARRAY)
                ) AS u (id, peer, last_seen, last_boot, informed, searched)
            ) s ON d.id = s.id
            WHEN MATCHED THEN UPDATE SET
                peer = s.peer, last_seen = s.last_seen, last_boot = s.last_boot, informed = s.informed,
                searched = s.searched
            """;

    /// Boxes that no sighting will ever bring; one that is there stays as it is.
    static final String ADD_ONE_WAY = """
            INSERT INTO device (id, manufacturer, oui, product_class, serial_number, root, model_name, software_version,
                hardware_version, link, knock_address, peer, first_seen, last_seen, informed, searched, inventoried, tags)
            SELECT u.id, '', u.oui, u.product_class, u.serial_number, '%s', '', '', '', '%s', '', '', 0, 0, u.informed,
                u.searched, FALSE, ''
            FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                CAST(? AS VARCHAR ARRAY), CAST(? AS BYTEA ARRAY), CAST(? AS BYTEA ARRAY))
                AS u (id, oui, product_class, serial_number, informed, searched)
            ON CONFLICT DO NOTHING
            """
            .formatted(Device.ONE_WAY, LinkOrder.SATELLITE);

    static final String WRITE_TREE = """
            MERGE INTO device_parameters p USING (
                SELECT CAST(? AS VARCHAR) AS device_id, CAST(? AS BYTEA) AS tree
            ) s ON p.device_id = s.device_id
            WHEN MATCHED THEN UPDATE SET tree = s.tree
            WHEN NOT MATCHED THEN INSERT (device_id, tree) VALUES (s.device_id, s.tree)
            """;

    static final String ADD_KEYS = """
            INSERT INTO device_key (term, device_id, kind)
            SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                AS u (term, device_id, kind)
            ON CONFLICT DO NOTHING
            """;

    static final String REMOVE_KEYS = """
            MERGE INTO device_key k USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                    AS u (term, device_id, kind)
            ) s ON k.term = s.term AND k.device_id = s.device_id AND k.kind = s.kind
            WHEN MATCHED THEN DELETE
            """;

    static final String REMOVE_TREES = """
            MERGE INTO device_parameters p USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (device_id)
            ) s ON p.device_id = s.device_id
            WHEN MATCHED THEN DELETE
            """;

    /// A term of one device.
    record DeviceKey(DeviceId device, SearchKey key) {}

    Optional<DeviceRow> find(Handle handle, DeviceId id) {
        return handle.createQuery("SELECT * FROM device WHERE id = :id")
                .bind("id", ColumnText.fit(id.value(), DeviceId.MAX_LENGTH))
                .map((row, _) -> row(row)).findOne();
    }

    /// The cold tree, empty if there is none. One that cannot be read counts as none: the device can tell all of it again.
    ParameterTree tree(Handle handle, DeviceId id) {
        return handle.createQuery("SELECT tree FROM device_parameters WHERE device_id = :id")
                .bind("id", ColumnText.fit(id.value(), DeviceId.MAX_LENGTH))
                .map((row, _) -> decoded(id.value(), row.getBytes("tree"))).findOne().orElse(ParameterTree.EMPTY);
    }

    /// Rows in order of their ids, as every statement over many devices has them, so that two do not lock each other out.
    void writeRows(Handle handle, List<DeviceRow> rows) {
        try (ArrayStatement<Device> write = ArrayStatement.prepare(handle, WRITE_ROWS,
                rows.stream().map(DeviceRow::device)
                        .toList())) {
            write.text(device -> device.id().value()).text(device -> device.identity().manufacturer())
                    .text(device -> device.identity().oui()).text(device -> device.identity().productClass())
                    .text(device -> device.identity().serialNumber()).text(Device::root).text(Device::modelName)
                    .text(Device::softwareVersion).text(Device::hardwareVersion).text(Device::link)
                    .text(Device::knockAddress).text(Device::peer).time(Device::firstSeen).time(Device::lastSeen)
                    .time(Device::lastBoot).time(Device::lastBootstrap)
                    .bytes(device -> device.informed().encoded())
                    .bytes(rows.stream().map(row -> row.searched().encoded()).toList())
                    .execute();
        }
    }

    /// Makes rows of boxes that never speak, as far as there are none.
    void addOneWay(Handle handle, List<Identity> boxes) {
        if (boxes.isEmpty()) {
            return;
        }
        try (ArrayStatement<Identity> add = ArrayStatement.prepare(handle, ADD_ONE_WAY, boxes)) {
            add.text(box -> box.deviceId().value()).text(Identity::oui).text(Identity::productClass)
                    .text(Identity::serialNumber).bytes(_ -> ParameterTree.EMPTY.encoded())
                    .bytes(_ -> ParameterTree.EMPTY.encoded()).execute();
        }
        addKeys(handle, boxes.stream().flatMap(box -> DeviceRow.namesOf(box).stream()
                .map(key -> new DeviceKey(box.deviceId(), key))).toList());
    }

    /// Writes what a routine contact changes. The count of rows that were there.
    int touchRows(Handle handle, List<DeviceRow> rows) {
        try (ArrayStatement<DeviceRow> touch = ArrayStatement.prepare(handle, TOUCH_ROWS, rows)) {
            return touch.text(row -> row.device().id().value()).text(row -> row.device().peer())
                    .time(row -> row.device().lastSeen()).time(row -> row.device().lastBoot())
                    .bytes(row -> row.device().informed().encoded()).bytes(row -> row.searched().encoded()).execute();
        }
    }

    void writeTrees(Handle handle, List<Contact> contacts) {
        PreparedBatch batch = handle.prepareBatch(WRITE_TREE);
        for (Contact contact : contacts) {
            if (contact.cold() instanceof Contact.Cold.Written(ParameterTree tree)) {
                batch.bind(0, contact.row().device().id().value()).bind(1, tree.encoded()).add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    void removeTrees(Handle handle, List<DeviceId> devices) {
        if (!devices.isEmpty()) {
            try (ArrayStatement<DeviceId> remove = ArrayStatement.prepare(handle, REMOVE_TREES, devices)) {
                remove.text(DeviceId::value).execute();
            }
        }
    }

    void addKeys(Handle handle, List<DeviceKey> keys) {
        changeKeys(handle, ADD_KEYS, keys);
    }

    void removeKeys(Handle handle, List<DeviceKey> keys) {
        changeKeys(handle, REMOVE_KEYS, keys);
    }

    private static void changeKeys(Handle handle, String sql, List<DeviceKey> keys) {
        if (!keys.isEmpty()) {
            try (ArrayStatement<DeviceKey> change = ArrayStatement.prepare(handle, sql, keys)) {
                change.text(one -> one.key().term()).text(one -> one.device().value())
                        .text(one -> one.key().kind().name())
                        .execute();
            }
        }
    }

    DeviceRow row(ResultSet row) throws SQLException {
        String id = row.getString("id");
        ParameterTree searched = decoded(id, row.getBytes("searched"));
        String inventoryCard = row.getString("card");
        Identity identity = new Identity(row.getString("manufacturer"), row.getString("oui"), row.getString(
                "product_class"), row.getString("serial_number"));
        Device device = new Device(new DeviceId(id), identity, row.getString("root"), row.getString("model_name"), row
                .getString("software_version"), row.getString("hardware_version"), row.getString("link"),
                row.getString(
                        "knock_address"),
                row.getString("peer"), time(row, "first_seen"), time(row, "last_seen"),
                timeOrNull(row, "last_boot"), timeOrNull(row, "last_bootstrap"), decoded(id, row.getBytes(
                        "informed")),
                row.getString("subscriber"), DeviceRow.card(inventoryCard, searched), tags(row
                        .getString("tags")),
                false);
        return new DeviceRow(device, inventoryCard, searched, row.getBoolean("inventoried"));
    }

    /// Tags are stored one a line.
    static Set<String> tags(String stored) {
        return stored.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(stored.split("\n")));
    }

    static String stored(Set<String> tags) {
        return String.join("\n", tags.stream().sorted().toList());
    }

    /// Read when somebody looks: that is often never, and otherwise on the thread of whoever looks.
    static ParameterTree decoded(String id, byte[] bytes) {
        return ParameterTree.stored(bytes, corrupt -> log.atError().addKeyValue("device", id).setCause(corrupt)
                .log("stored parameters cannot be read, taken as none"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
