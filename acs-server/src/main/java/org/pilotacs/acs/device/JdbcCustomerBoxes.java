package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the tables of devices and of the inventory hold of a customer, for who takes it out of them. Each method works within
/// the caller's transaction. Stateless.
public final class JdbcCustomerBoxes {
    private static final String OF = """
            SELECT d.id FROM device_key k JOIN device d ON d.id = k.device_id
            WHERE k.term = :term AND k.kind = 'SUBSCRIBER' AND d.subscriber = :number ORDER BY d.id
            """;

    private static final String WRITE = """
            UPDATE device SET knock_address = :knock, peer = :peer, informed = :nothing, searched = :nothing,
                inventoried = :inventoried, subscriber = :subscriber, card = :card, tags = :tags,
                subscriber_since = CASE WHEN :inventoried THEN subscriber_since END WHERE id = :id
            """;

    private static final Forgotten NOTHING = new Forgotten(0, 0, 0);

    private final JdbcDeviceTable table = new JdbcDeviceTable();

    /// Rows that were changed or went.
    ///
    /// @param devices that stay without what is forgotten
    /// @param trees of parameters
    /// @param keys that devices are found by no more
    public record Forgotten(int devices, int trees, int keys) {}

    /// Rows of the inventory that went.
    public record Left(int lines, int subscribers) {}

    /// The boxes that are tied to a customer.
    public List<DeviceId> of(Handle handle, String number) {
        return handle.createQuery(OF).bind("term", SearchKey.normal(number)).bind("number", number)
                .mapTo(String.class).list().stream().map(DeviceId::new).toList();
    }

    /// As [Subscribers#since].
    public Instant since(Handle handle, DeviceId box) {
        return handle.createQuery("SELECT subscriber_since FROM device WHERE id = :id").bind("id", box.value())
                .map((row, _) -> Instant.ofEpochMilli(row.getLong("subscriber_since"))).findOne()
                .orElse(Instant.EPOCH);
    }

    /// Forgets what a box told of itself; what it is, and when it was met, stays. It tells the rest again when it comes.
    ///
    /// @param leaves also whose it is, where it was last, and what the inventory said of it: a stranger until the inventory
    ///     names it again
    public Forgotten forget(Handle handle, DeviceId id, boolean leaves) {
        return handle.createQuery("SELECT * FROM device WHERE id = :id FOR UPDATE").bind("id", id.value())
                .map((row, _) -> table.row(row)).findOne().map(row -> forget(handle, row, leaves)).orElse(NOTHING);
    }

    private Forgotten forget(Handle handle, DeviceRow row, boolean leaves) {
        DeviceRow after = leaves ? nobodys(row.device()) : untold(row);
        Device device = after.device();
        write(handle, after);
        int trees = handle.createUpdate("DELETE FROM device_parameters WHERE device_id = :id")
                .bind("id", device.id().value()).execute();
        int keys = handle.createUpdate("DELETE FROM device_key WHERE device_id = :id").bind("id", device.id().value())
                .execute();
        Set<SearchKey> stay = new HashSet<>(after.seenKeys());
        stay.addAll(after.inventoryKeys());
        table.addKeys(handle, stay.stream().map(key -> new JdbcDeviceTable.DeviceKey(device.id(), key)).toList());
        return new Forgotten(1, trees, Math.max(0, keys - stay.size()));
    }

    private static void write(Handle handle, DeviceRow after) {
        Device device = after.device();
        handle.createUpdate(WRITE).bind("knock", device.knockAddress()).bind("peer", device.peer())
                .bind("nothing", ParameterTree.EMPTY.encoded()).bind("inventoried", after.inventoried())
                .bind("subscriber", device.subscriber()).bind("card", after.inventoryCard())
                .bind("tags", JdbcDeviceTable.stored(device.tags())).bind("id", device.id().value()).execute();
    }

    /// Where it can be reached stays: without that nobody could help this customer until the box comes by itself.
    private static DeviceRow untold(DeviceRow row) {
        Device device = row.device();
        return new DeviceRow(emptied(device, device.knockAddress(), device.peer(), device.subscriber(),
                row.inventoryCard(), device.tags()), row.inventoryCard(), ParameterTree.EMPTY, row.inventoried());
    }

    private static DeviceRow nobodys(Device device) {
        return new DeviceRow(emptied(device, "", "", null, null, Set.of()), null, ParameterTree.EMPTY, false);
    }

    private static Device emptied(Device device, String knock, String peer, @Nullable String subscriber,
            @Nullable String card, Set<String> tags) {
        return new Device(device.id(), device.identity(), device.root(), device.modelName(), device.softwareVersion(),
                device.hardwareVersion(), device.link(), knock, peer, device.firstSeen(), device.lastSeen(),
                device.lastBoot(), device.lastBootstrap(), ParameterTree.EMPTY, subscriber, card, tags, false);
    }

    /// Takes a customer out of the inventory.
    public Left leave(Handle handle, String number) {
        int lines = handle.createUpdate("DELETE FROM inventory WHERE subscriber = :number").bind("number", number)
                .execute();
        int subscribers = handle.createUpdate("DELETE FROM subscriber WHERE number = :number").bind("number", number)
                .execute();
        return new Left(lines, subscribers);
    }
}
