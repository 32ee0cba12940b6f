package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ArrayStatement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What contacts find in the database, for many at once: a handful of statements, however many they are. Stateless.
final class JdbcContactRead {
    static final String ROWS = """
            SELECT d.* FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id) JOIN device d ON d.id = u.id
            """;

    /// Tasks that expired and were not swept yet do not count; `+ 0` keeps H2 from looking for them through the index of
    /// all that is due.
    static final String WAITING = """
            SELECT u.id, t.state
            FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY)) AS u (id, seen)
                JOIN task t ON t.device_id = u.id
            WHERE t.carrier IS NULL AND (t.state = 'PARKED' OR t.state = 'QUEUED' AND t.due + 0 > u.seen)
            """;

    /// Devices that a campaign that is open could begin with, whether it lets it now or not.
    static final String CAMPAIGNS = """
            SELECT u.id FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id)
                JOIN campaign_member m ON m.device_id = u.id
            WHERE m.state IN ('WAITING', 'RETURNING')
            """;

    /// What a contact finds.
    ///
    /// @param row null if the device was never seen
    /// @param queued tasks that could be claimed now
    /// @param parked tasks that wait for something
    /// @param tie what the inventory says that is not in the row yet, null if nothing
    record Found(@Nullable DeviceRow row, boolean queued, boolean parked, DeviceRow.@Nullable Tie tie) {}

    private final JdbcDeviceTable devices = new JdbcDeviceTable();
    private final JdbcInventoryTable inventory = new JdbcInventoryTable();

    /// In the order of the sightings.
    List<Found> find(Handle handle, List<Sighting> sightings) {
        Map<String, DeviceRow> rows = rows(handle, sightings);
        Set<String> queued = new HashSet<>();
        Set<String> parked = new HashSet<>();
        readWaiting(handle, sightings, queued, parked);
        readCampaigns(handle, sightings, queued);
        JdbcInventoryTable.Ties ties = inventory.ties(handle, sightings.stream()
                .filter(sighting -> !isInventoried(rows.get(sighting.device().value()))).map(Sighting::identity)
                .toList());
        List<Found> found = new ArrayList<>(sightings.size());
        for (Sighting sighting : sightings) {
            String id = sighting.device().value();
            DeviceRow row = rows.get(id);
            found.add(new Found(row, queued.contains(id), parked.contains(id),
                    isInventoried(row) ? null : ties.of(sighting.identity())));
        }
        return found;
    }

    private static boolean isInventoried(@Nullable DeviceRow row) {
        return row != null && row.inventoried();
    }

    private Map<String, DeviceRow> rows(Handle handle, List<Sighting> sightings) {
        Map<String, DeviceRow> rows = HashMap.newHashMap(sightings.size());
        try (ArrayStatement<Sighting> find = ArrayStatement.prepare(handle, ROWS, sightings)) {
            find.text(sighting -> sighting.device().value()).read(row -> {
                DeviceRow one = devices.row(row);
                rows.put(one.device().id().value(), one);
            });
        }
        return rows;
    }

    private static void readWaiting(Handle handle, List<Sighting> sightings, Set<String> queued, Set<String> parked) {
        try (ArrayStatement<Sighting> find = ArrayStatement.prepare(handle, WAITING, sightings)) {
            find.text(sighting -> sighting.device().value()).time(Sighting::at)
                    .read(row -> (row.getString("state").equals("PARKED") ? parked : queued).add(row.getString("id")));
        }
    }

    private static void readCampaigns(Handle handle, List<Sighting> sightings, Set<String> queued) {
        try (ArrayStatement<Sighting> find = ArrayStatement.prepare(handle, CAMPAIGNS, sightings)) {
            find.text(sighting -> sighting.device().value()).read(row -> queued.add(row.getString("id")));
        }
    }
}
