package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The tags in the database, in the devices' rows and among the words that devices are found by.
public final class JdbcDeviceTags implements DeviceTags {
    /// Of the column.
    static final int WIDTH = 4_000;

    private final Database database;
    private final JdbcDeviceTable table = new JdbcDeviceTable();

    public JdbcDeviceTags(Database database) {
        this.database = database;
    }

    @Override
    public Changed put(DeviceId device, String tag) {
        return change(device, tag, true);
    }

    @Override
    public Changed remove(DeviceId device, String tag) {
        return change(device, tag, false);
    }

    private Changed change(DeviceId device, String tag, boolean put) {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("not a tag: " + tag);
        }
        return database.transact(handle -> {
            List<Set<String>> found = handle.createQuery("SELECT tags FROM device WHERE id = :id FOR UPDATE")
                    .bind("id", device.value()).map((row, _) -> JdbcDeviceTable.tags(row.getString("tags"))).list();
            if (found.isEmpty()) {
                return Changed.UNKNOWN;
            }
            Set<String> before = found.getFirst();
            Set<String> after = new LinkedHashSet<>(before);
            boolean changed = put ? after.add(tag) : after.remove(tag);
            if (put && (after.size() > MOST || stored(after).length() > WIDTH)) {
                return Changed.TOO_MANY;
            }
            if (changed) {
                write(handle, device, after);
                changeKey(handle, device, tag, put, after);
            }
            return Changed.DONE;
        });
    }

    /// The last one put stands last, as in GenieACS.
    private static String stored(Set<String> tags) {
        return String.join("\n", tags);
    }

    private static void write(Handle handle, DeviceId device, Set<String> tags) {
        handle.createUpdate("UPDATE device SET tags = :tags WHERE id = :id").bind("tags", stored(tags))
                .bind("id", device.value()).execute();
    }

    /// Two tags that differ in their capitals are one word to search by.
    private void changeKey(Handle handle, DeviceId device, String tag, boolean put, Set<String> left) {
        SearchKey key = SearchKey.of(SearchKey.Kind.TAG, tag);
        List<JdbcDeviceTable.DeviceKey> keys = List.of(new JdbcDeviceTable.DeviceKey(device, key));
        if (put) {
            table.addKeys(handle, keys);
        } else if (left.stream().noneMatch(other -> SearchKey.of(SearchKey.Kind.TAG, other).equals(key))) {
            table.removeKeys(handle, keys);
        }
    }
}
