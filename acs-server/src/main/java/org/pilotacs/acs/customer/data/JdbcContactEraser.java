package org.pilotacs.acs.customer.data;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.RandomId;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Makes counts of a customer's contacts: rows that reports go on counting, and that nobody can tell whose they were. They get
/// another id, since the former one is in the trail and with whoever heard of the contact; the time is that of the day, and of
/// the area as much stays as reports group by. Within the caller's transaction.
final class JdbcContactEraser {
    private static final int BATCH = 100;
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    private static final String OF_NUMBER = "SELECT id FROM contact WHERE subscriber = :number LIMIT :limit";
    /// One that was written down before the box was anybody's.
    private static final String OF_BOX = """
            SELECT id FROM contact WHERE device_id = :device AND subscriber IS NULL LIMIT :limit
            """;

    private static final String STRIP = """
            UPDATE contact SET id = :next, device_id = NULL, subscriber = NULL, agent = '', kept_by = '',
                error_code = NULL, diagnosis = NULL, note = '', millis = NULL, happened = happened - MOD(happened, :day),
                again = again - MOD(again, :day), area = SUBSTRING(area FROM 1 FOR 3)
            WHERE id = :id
            """;

    private static final String STRIP_DEEDS = """
            UPDATE contact_deed SET contact_id = :next, action_id = NULL WHERE contact_id = :id
            """;

    private final RandomGenerator random;

    JdbcContactEraser(RandomGenerator random) {
        this.random = random;
    }

    /// Some of them; true once there are no more.
    boolean erase(Handle handle, String number, List<DeviceId> boxes, Tally rows) {
        List<String> some = new ArrayList<>(handle.createQuery(OF_NUMBER).bind("number", number).bind("limit", BATCH)
                .mapTo(String.class).list());
        for (DeviceId box : boxes) {
            if (some.size() < BATCH) {
                some.addAll(handle.createQuery(OF_BOX).bind("device", box.value()).bind("limit", BATCH - some.size())
                        .mapTo(String.class).list());
            }
        }
        some.forEach(id -> erase(handle, id, rows));
        return some.size() < BATCH;
    }

    private void erase(Handle handle, String id, Tally rows) {
        String next = RandomId.next(random);
        rows.add(KeptTable.CONTACT_AMENDMENT, delete(handle, "contact_amendment", id));
        rows.add(KeptTable.CONTACT_KEY, delete(handle, "contact_key", id));
        rows.add(KeptTable.CONTACT_DEED, handle.createUpdate(STRIP_DEEDS).bind("next", next).bind("id", id).execute());
        rows.add(KeptTable.CONTACT, handle.createUpdate(STRIP).bind("next", next).bind("day", DAY).bind("id", id)
                .execute());
    }

    private static int delete(Handle handle, String table, String id) {
        return handle.createUpdate("DELETE FROM " + table + " WHERE contact_id = :id").bind("id", id).execute();
    }
}
