package org.pilotacs.acs.customer.data;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.customer.data.Erasure.Scope;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.JdbcCustomerBoxes;

import java.util.List;
import java.util.random.RandomGenerator;

/// Does the steps of erasures, a bounded part of one in each transaction. What is done of a step is not done again, since rows
/// that are gone are not found, and how far it came is written in the same transaction. Within the caller's transaction.
final class JdbcEraser {
    private static final int BATCH = 1_000;
    /// Of those of which each takes several statements.
    private static final int FEW = 50;

    private static final String UNDER_WAY = """
            SELECT COUNT(*) FROM task WHERE device_id = :device AND state <> 'SETTLED' AND created <= :asked
            """;

    private static final String EXAMINATIONS = """
            DELETE FROM examination WHERE id IN (SELECT id FROM examination WHERE device_id = :device LIMIT :limit)
            """;

    private static final String READINGS = """
            MERGE INTO reading r USING (
                SELECT device_id, name, said FROM reading WHERE device_id = :device LIMIT :limit
            ) s ON r.device_id = s.device_id AND r.name = s.name AND r.said = s.said
            WHEN MATCHED THEN DELETE
            """;

    /// The row stays until all readings are gone, as one that is missing is made anew from them.
    private static final String EMPTY_LATEST = """
            MERGE INTO reading_latest l USING (SELECT CAST(:device AS VARCHAR) AS device_id) s
            ON l.device_id = s.device_id
            WHEN MATCHED THEN UPDATE SET oldest_day = NULL, content = NULL
            WHEN NOT MATCHED THEN INSERT (device_id, oldest_day, content) VALUES (s.device_id, NULL, NULL)
            """;

    private static final String ACTIONS_OVER = """
            SELECT a.id FROM action a WHERE a.device_id = :device
              AND NOT EXISTS (SELECT 1 FROM task t WHERE t.action_id = a.id AND t.state <> 'SETTLED')
            ORDER BY a.seq LIMIT :limit
            """;

    /// Those of no action: of one that is under way, all stay.
    private static final String TASKS_OVER = """
            DELETE FROM task WHERE id IN (
                SELECT t.id FROM task t WHERE t.device_id = :device AND t.state = 'SETTLED'
                  AND NOT EXISTS (SELECT 1 FROM action a WHERE a.id = t.action_id) LIMIT :limit)
            """;

    private static final String BLAMED_STARTS = """
            DELETE FROM blamed_start WHERE task_id IN (
                SELECT b.task_id FROM blamed_start b WHERE b.device_id = :device
                  AND NOT EXISTS (SELECT 1 FROM task t WHERE t.id = b.task_id) LIMIT :limit)
            """;

    /// `%s` is the table. The link forgets what it knows to be over; this is what it has not come to yet.
    private static final String ORDERS_OVER = """
            DELETE FROM %1$s WHERE task IN (
                SELECT o.task FROM %1$s o WHERE o.device_id = :device
                  AND NOT EXISTS (SELECT 1 FROM task t WHERE t.id = o.task AND t.state <> 'SETTLED') LIMIT :limit)
            """;

    /// One that is still to come belongs to a task that is under way.
    private static final String FILES = """
            SELECT f.id FROM device_file f WHERE f.device_id = :device
              AND NOT EXISTS (SELECT 1 FROM task t WHERE t.id = f.id AND t.state <> 'SETTLED')
            ORDER BY f.id LIMIT :limit
            """;

    /// What is being sent breaks off.
    private static final String DRAFTS = "SELECT id FROM device_file_draft WHERE device_id = :device ORDER BY id LIMIT :limit";

    private static final String FILE_DAYS = """
            DELETE FROM device_file_day WHERE device_id = :device
              AND on_day IN (SELECT on_day FROM device_file_day WHERE device_id = :device ORDER BY on_day LIMIT :limit)
            """;

    private static final String EVENTS_OF_NUMBER = """
            DELETE FROM feed_event WHERE seq IN (SELECT seq FROM feed_event WHERE subscriber = :number LIMIT :limit)
            """;

    private static final String EVENTS_OF_BOX = """
            DELETE FROM feed_event WHERE seq IN (
                SELECT seq FROM feed_event WHERE device_id = :device AND subscriber IS NULL LIMIT :limit)
            """;

    private static final String IN_TRAIL = """
            UPDATE audit SET subscriber = :pseudonym WHERE id IN (
                SELECT id FROM audit WHERE subscriber = :number LIMIT :limit)
            """;

    /// What customers did themselves, who are in the trail by their number. No account and no token has that name.
    private static final String WHO_IN_TRAIL = """
            UPDATE audit SET who = :pseudonym WHERE id IN (SELECT id FROM audit WHERE who = :number
                AND NOT EXISTS (SELECT 1 FROM person_name p WHERE p.name = :number)
                AND NOT EXISTS (SELECT 1 FROM api_token t WHERE t.name = :number) LIMIT :limit)
            """;

    /// Of which a box has few rows.
    private static final List<KeptTable> OF_BOX = List.of(KeptTable.READING_LATEST, KeptTable.PROVISIONING_ORDER,
            KeptTable.PROVISIONING_FAULT, KeptTable.PROVISIONING_DOWNLOAD, KeptTable.PROVISIONING_SECRET);

    private final JdbcCustomerBoxes boxes = new JdbcCustomerBoxes();
    private final JdbcMentions mentions = new JdbcMentions();
    private final JdbcContactEraser contacts;

    JdbcEraser(RandomGenerator random) {
        this.contacts = new JdbcContactEraser(random);
    }

    /// Tasks that an erasure waits for.
    long underWay(Handle handle, JdbcErasureTable.Row one) {
        return boxes.of(handle, one.number()).stream().mapToLong(box -> handle.createQuery(UNDER_WAY)
                .bind("device", box.value()).bind("asked", one.asked().toEpochMilli()).mapTo(Long.class).one()).sum();
    }

    Turn turn(Handle handle, JdbcErasureTable.Row one) {
        Tally rows = new Tally();
        return switch (one.step()) {
            case WAIT -> underWay(handle, one) > 0 ? new Turn.Waits() : new Turn.Done(rows);
            case CONTACTS -> {
                visits(handle, one, rows);
                yield Turn.of(contacts.erase(handle, one.number(), boxes.of(handle, one.number()), rows), rows);
            }
            case EXAMINATIONS -> Turn.of(delete(handle, one, KeptTable.EXAMINATION, EXAMINATIONS, rows), rows);
            case ACTIONS -> Turn.of(actions(handle, one, rows), rows);
            case FILES -> Turn.of(files(handle, one, rows), rows);
            case READINGS -> Turn.of(readings(handle, one, rows), rows);
            case EVENTS -> Turn.of(events(handle, one, rows), rows);
            case BOXES -> boxes(handle, one, rows);
            case MENTIONS -> mentions.hide(handle, one.number(), one.pseudonym(), one.place());
            case AUDIT -> Turn.of(trail(handle, one, rows), rows);
            case OVER -> new Turn.Waits();
        };
    }

    /// What lets the customer in, what was counted of a day, what trouble they heard of: a few rows. Who stays keeps their session, to see how it goes,
    /// and the counts, or everybody could have their limits anew by an erasure.
    private static void visits(Handle handle, JdbcErasureTable.Row one, Tally rows) {
        for (KeptTable table : List.of(KeptTable.CUSTOMER_LINK, KeptTable.CUSTOMER_SESSION, KeptTable.CUSTOMER_CODE,
                KeptTable.CUSTOMER_WISH, KeptTable.CUSTOMER_INCIDENT)) {
            if (table.fate(one.scope()) == Erasure.Fate.REMOVED) {
                rows.add(table, handle.createUpdate("DELETE FROM " + table.table() + " WHERE subscriber = :number")
                        .bind("number", one.number()).execute());
            }
        }
    }

    /// Some rows of the customer's boxes; true once there are no more.
    private boolean delete(Handle handle, JdbcErasureTable.Row one, KeptTable table, String sql, Tally rows) {
        int left = BATCH;
        for (DeviceId box : boxes.of(handle, one.number())) {
            int gone = left == 0
                    ? 0
                    : handle.createUpdate(sql).bind("device", box.value()).bind("limit", left).execute();
            rows.add(table, gone);
            left = Math.max(0, left - gone);
        }
        return left > 0;
    }

    private boolean readings(Handle handle, JdbcErasureTable.Row one, Tally rows) {
        boxes.of(handle, one.number())
                .forEach(box -> handle.createUpdate(EMPTY_LATEST).bind("device", box.value()).execute());
        return delete(handle, one, KeptTable.READING, READINGS, rows);
    }

    private boolean actions(Handle handle, JdbcErasureTable.Row one, Tally rows) {
        for (DeviceId box : boxes.of(handle, one.number())) {
            List<String> over = ids(handle, ACTIONS_OVER, box);
            if (!over.isEmpty()) {
                rows.add(KeptTable.ACTION_KEY, delete(handle, "action_key WHERE action_id", over));
                rows.add(KeptTable.TASK, delete(handle, "task WHERE action_id", over));
                rows.add(KeptTable.ACTION, delete(handle, "action WHERE id", over));
                return false;
            }
        }
        return delete(handle, one, KeptTable.TASK, TASKS_OVER, rows)
                && delete(handle, one, KeptTable.BLAMED_START, BLAMED_STARTS, rows)
                && delete(handle, one, KeptTable.EMM_ORDER, ORDERS_OVER.formatted("emm_order"), rows)
                && delete(handle, one, KeptTable.CAS_ORDER, ORDERS_OVER.formatted("cas_order"), rows);
    }

    private boolean files(Handle handle, JdbcErasureTable.Row one, Tally rows) {
        for (DeviceId box : boxes.of(handle, one.number())) {
            List<String> files = ids(handle, FILES, box);
            if (!files.isEmpty()) {
                rows.add(KeptTable.DEVICE_FILE_PART, deleteParts(handle, files));
                rows.add(KeptTable.DEVICE_FILE, delete(handle, "device_file WHERE id", files));
                return false;
            }
            List<String> drafts = ids(handle, DRAFTS, box);
            if (!drafts.isEmpty()) {
                rows.add(KeptTable.DEVICE_FILE_PART, delete(handle, "device_file_part WHERE file_id", drafts));
                rows.add(KeptTable.DEVICE_FILE_DRAFT, delete(handle, "device_file_draft WHERE id", drafts));
                return false;
            }
        }
        return delete(handle, one, KeptTable.DEVICE_FILE_DAY, FILE_DAYS, rows);
    }

    private static List<String> ids(Handle handle, String sql, DeviceId box) {
        return handle.createQuery(sql).bind("device", box.value()).bind("limit", FEW).mapTo(String.class).list();
    }

    private static int deleteParts(Handle handle, List<String> files) {
        return handle.createUpdate("""
                DELETE FROM device_file_part WHERE file_id IN (SELECT content_id FROM device_file WHERE id IN (<ids>))
                """).bindList("ids", files).execute();
    }

    private static int delete(Handle handle, String where, List<String> ids) {
        return handle.createUpdate("DELETE FROM " + where + " IN (<ids>)").bindList("ids", ids).execute();
    }

    /// Who gives numbers to events waits, as otherwise one to which it gives one might be gone.
    private boolean events(Handle handle, JdbcErasureTable.Row one, Tally rows) {
        handle.createQuery("SELECT id FROM feed_state WHERE id = 1 FOR UPDATE").mapTo(Integer.class).one();
        int gone = handle.createUpdate(EVENTS_OF_NUMBER).bind("number", one.number()).bind("limit", BATCH).execute();
        rows.add(KeptTable.FEED_EVENT, gone);
        return gone < BATCH && delete(handle, one, KeptTable.FEED_EVENT, EVENTS_OF_BOX, rows);
    }

    /// In the order of their ids, so that it goes on after the last also where they stay the customer's.
    private Turn boxes(Handle handle, JdbcErasureTable.Row one, Tally rows) {
        boolean leaves = one.scope() == Scope.ALL;
        List<DeviceId> some = boxes.of(handle, one.number()).stream()
                .filter(box -> box.value().compareTo(one.place()) > 0).sorted(JdbcEraser::byId).limit(FEW).toList();
        for (DeviceId box : some) {
            JdbcCustomerBoxes.Forgotten forgotten = boxes.forget(handle, box, leaves);
            rows.add(KeptTable.DEVICE, forgotten.devices());
            rows.add(KeptTable.DEVICE_PARAMETERS, forgotten.trees());
            rows.add(KeptTable.DEVICE_KEY, forgotten.keys());
            for (KeptTable table : OF_BOX) {
                rows.add(table, handle.createUpdate("DELETE FROM " + table.table() + " WHERE device_id = :device")
                        .bind("device", box.value()).execute());
            }
        }
        if (!some.isEmpty()) {
            return new Turn.More(some.getLast().value(), rows);
        }
        if (leaves) {
            JdbcCustomerBoxes.Left left = boxes.leave(handle, one.number());
            rows.add(KeptTable.INVENTORY, left.lines());
            rows.add(KeptTable.SUBSCRIBER, left.subscribers());
        }
        return new Turn.Done(rows);
    }

    private static int byId(DeviceId first, DeviceId second) {
        return first.value().compareTo(second.value());
    }

    private static boolean trail(Handle handle, JdbcErasureTable.Row one, Tally rows) {
        int renamed = rename(handle, IN_TRAIL, one);
        if (renamed < BATCH) {
            renamed += rename(handle, WHO_IN_TRAIL, one);
        }
        rows.add(KeptTable.AUDIT, renamed);
        return renamed < BATCH;
    }

    private static int rename(Handle handle, String sql, JdbcErasureTable.Row one) {
        return handle.createUpdate(sql).bind("number", one.number()).bind("pseudonym", one.pseudonym())
                .bind("limit", BATCH).execute();
    }
}
