package org.pilotacs.acs.task;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.runtime.SealedByAnotherException;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table `task`. Safe for any number of threads.
final class JdbcTaskTable {
    private static final String INSERT = """
            INSERT INTO task (id, device_id, operation, priority, urgency, carrier, attention, action_id, after_id, dedupe_key, open_key, created,
                              deadline, attempts, state, due, fence, revision, link, node, continuation, park_until,
                              otherwise, outcome)
            VALUES (:id, :device, :operation, :priority, :urgency, :carrier, :attention, :action, :after, :dedupeKey, :openKey, :created,
                    :deadline, :attempts, :state, :due, :fence, :revision, :link, :node, :continuation, :parkUntil,
                    :otherwise, :outcome)
            """;

    /// Changes a row only if it is as it was read.
    private static final String UPDATE = """
            UPDATE task SET operation = :operation, attention = :attention, open_key = :openKey, attempts = :attempts, state = :state, due = :due,
                            fence = :fence, revision = :revision, link = :link, node = :node,
                            continuation = :continuation, park_until = :parkUntil, otherwise = :otherwise,
                            outcome = :outcome
            WHERE id = :id AND revision = :revisionBefore
            """;

    /// `+ 0` keeps H2 from looking for it through the index of all that is due.
    private static final String QUEUED = """
            SELECT * FROM task WHERE device_id = :device AND state = 'QUEUED' AND due + 0 > :now
              AND COALESCE(carrier, 'SESSION') = :carrier ORDER BY urgency, seq LIMIT :limit
            """;

    private static final String DELETE_SETTLED = """
            DELETE FROM task WHERE id IN (
                SELECT id FROM task WHERE state = 'SETTLED' AND due <= :before ORDER BY due LIMIT :limit)
            """;

    private static final String AWAITED = TaskJson.write(Continuation.AWAITED);

    private static final String OPEN = """
            SELECT state, COUNT(*) AS tasks, MIN(created) AS oldest FROM task
            WHERE state IN ('QUEUED', 'BEHIND', 'CLAIMED', 'PARKED') GROUP BY state
            """;

    private static final String LONGEST_WAITING = """
            SELECT device_id FROM task WHERE state IN ('QUEUED', 'BEHIND')
            GROUP BY device_id ORDER BY MIN(created), device_id LIMIT :limit
            """;

    /// In no order: any will do.
    private static final String SEALED = """
            SELECT id, operation FROM task
            WHERE state IN ('QUEUED', 'BEHIND', 'CLAIMED', 'PARKED') AND operation LIKE :sealed
            """;

    /// The states as they are stored. A task that is queued is QUEUED or BEHIND.
    enum State {
        QUEUED, BEHIND, CLAIMED, PARKED, SETTLED
    }

    private final TaskSecrets secrets;

    /// @param secrets how secrets are kept that are on their way to boxes
    JdbcTaskTable(TaskSecrets secrets) {
        this.secrets = secrets;
    }

    /// Opens whatever secrets wait for boxes.
    ///
    /// @throws SealedByAnotherException for one that was sealed with another key
    void openSecrets(Handle handle) {
        handle.createQuery(SEALED).bind("sealed", "%\"" + TaskJson.SEALED + "\":%")
                .map((row, _) -> Map.entry(row.getString("id"), row.getString("operation"))).forEach(this::open);
    }

    private void open(Map.Entry<String, String> task) {
        try {
            var _ = TaskJson.operation(task.getKey(), task.getValue(), secrets);
        } catch (UnreadableTaskException e) {
            if (e.getCause() instanceof SealedByAnotherException sealed) {
                throw sealed;
            }
        }
    }

    void insert(Handle handle, List<StoredTask> tasks) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (StoredTask task : tasks) {
            bind(batch, task);
            batch.bind("device", column(task.device())).bind("priority", task.priority().name())
                    .bind("urgency", urgency(task.priority())).bind("carrier", stored(task.operation().carrier()))
                    .bind("action", task.action())
                    .bind("after", task.after() == null ? null : task.after().value())
                    .bind("dedupeKey", task.dedupeKey())
                    .bind("created", task.created().toEpochMilli()).bind("deadline", task.deadline().toEpochMilli())
                    .add();
        }
        batch.execute();
    }

    /// False if the row is not as it was read; then nothing changed.
    boolean replace(Handle handle, StoredTask before, StoredTask after) {
        try (Update update = handle.createUpdate(UPDATE)) {
            bind(update, after);
            return update.bind("revisionBefore", before.revision()).execute() == 1;
        }
    }

    Optional<StoredTask> find(Handle handle, TaskId id) {
        return handle.createQuery("SELECT * FROM task WHERE id = :id").bind("id", id.value()).map((row, _) -> task(row))
                .findOne();
    }

    /// The row, and nobody else changes it until this transaction ends.
    Optional<StoredTask> findAndLock(Handle handle, TaskId id) {
        return handle.createQuery("SELECT * FROM task WHERE id = :id FOR UPDATE").bind("id", id.value())
                .map((row, _) -> task(row)).findOne();
    }

    /// The queued task of a device and dedupe key.
    Optional<StoredTask> findOpen(Handle handle, DeviceId device, String dedupeKey) {
        return handle.createQuery("SELECT * FROM task WHERE device_id = :device AND open_key = :key")
                .bind("device", column(device)).bind("key", dedupeKey).map((row, _) -> task(row)).findOne();
    }

    /// The tasks of a device that could be claimed, in the order in which they are to be.
    List<StoredTask> queued(Handle handle, DeviceId device, Carrier carrier, Instant now, int limit) {
        return handle.createQuery(QUEUED).bind("device", column(device)).bind("now", now.toEpochMilli())
                .bind("carrier", carrier.name()).bind("limit", limit).map((row, _) -> task(row)).list();
    }

    List<StoredTask> parked(Handle handle, DeviceId device, Carrier carrier) {
        return handle.createQuery("""
                SELECT * FROM task WHERE device_id = :device AND state = 'PARKED'
                    AND COALESCE(carrier, 'SESSION') = :carrier ORDER BY seq""")
                .bind("device", column(device)).bind("carrier", carrier.name()).map((row, _) -> task(row)).list();
    }

    /// Devices for which a broadcast waits to be taken, or, once taken, was called off; those that wait longest first.
    List<DeviceId> broadcasts(Handle handle, Instant now, int limit) {
        return handle.createQuery("""
                SELECT device_id, MIN(seq) AS oldest FROM task
                WHERE attention = TRUE AND (state <> 'QUEUED' OR due + 0 > :now)
                GROUP BY device_id ORDER BY oldest LIMIT :limit""").bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, _) -> new DeviceId(row.getString("device_id"))).list();
    }

    /// The tasks of a device that were sent to it, of which it has not shown anything yet.
    List<StoredTask> sent(Handle handle, DeviceId device) {
        return handle.createQuery("""
                SELECT * FROM task WHERE device_id = :device AND (state = 'PARKED' OR state = 'QUEUED' AND attempts > 0)
                    AND carrier IS NULL ORDER BY seq""").bind("device", column(device)).map((row, _) -> task(row))
                .list();
    }

    /// How many tasks are open, and whose wait longest.
    Backlog backlog(Handle handle, int limit) {
        record Open(State state, long tasks, long oldest) {}
        List<Open> open = handle.createQuery(OPEN).map((row, _) -> new Open(State.valueOf(row.getString("state")),
                row.getLong("tasks"), row.getLong("oldest"))).list();
        List<Open> waiting = open.stream().filter(one -> one.state() == State.QUEUED || one.state() == State.BEHIND)
                .toList();
        long all = open.stream().mapToLong(Open::tasks).sum();
        long queued = waiting.stream().mapToLong(Open::tasks).sum();
        return new Backlog(queued, all - queued,
                waiting.isEmpty()
                        ? null
                        : Instant.ofEpochMilli(waiting.stream().mapToLong(Open::oldest).min().getAsLong()),
                handle.createQuery(LONGEST_WAITING).bind("limit", limit).mapTo(String.class).list().stream()
                        .map(DeviceId::new).toList());
    }

    /// The tasks that wait for a task to be confirmed.
    List<StoredTask> behind(Handle handle, TaskId id) {
        return handle.createQuery("SELECT * FROM task WHERE after_id = :id AND state = 'BEHIND' ORDER BY seq")
                .bind("id", id.value()).map((row, _) -> task(row)).list();
    }

    List<StoredTask> ofAction(Handle handle, String action) {
        return handle.createQuery("SELECT * FROM task WHERE action_id = :action ORDER BY seq")
                .bind("action", ColumnText.fit(action, 64))
                .map((row, _) -> task(row)).list();
    }

    List<StoredTask> ofDevice(Handle handle, DeviceId device, int limit) {
        return handle.createQuery("SELECT * FROM task WHERE device_id = :device ORDER BY seq DESC LIMIT :limit")
                .bind("device", column(device)).bind("limit", limit).map((row, _) -> task(row)).list();
    }

    /// Devices with claimable tasks that somebody waits for, longest waiting first.
    List<DeviceId> waitedFor(Handle handle, Instant since, int limit) {
        return handle.createQuery("""
                SELECT device_id, MIN(created) AS oldest FROM task
                WHERE state IN ('QUEUED', 'PARKED') AND (state = 'QUEUED' OR continuation = :awaited)
                  AND urgency IN (:consultant, :customer) AND created > :since AND carrier IS NULL
                GROUP BY device_id ORDER BY oldest LIMIT :limit""").bind("consultant", urgency(Priority.CONSULTANT))
                .bind("customer", urgency(Priority.CUSTOMER)).bind("awaited", AWAITED)
                .bind("since", since.toEpochMilli()).bind("limit", limit)
                .map((row, _) -> new DeviceId(row.getString("device_id"))).list();
    }

    /// Ids of tasks in a state whose clock has run out, longest ago first.
    List<TaskId> due(Handle handle, State state, Instant now, int limit) {
        return handle.createQuery("SELECT id FROM task WHERE state = :state AND due <= :now ORDER BY due LIMIT :limit")
                .bind("state", state.name()).bind("now", now.toEpochMilli()).bind("limit", limit)
                .map((row, _) -> new TaskId(row.getString("id"))).list();
    }

    Map<TaskId, DeviceId> claimedBy(Handle handle, String node) {
        Map<TaskId, DeviceId> held = new LinkedHashMap<>();
        handle.createQuery("SELECT id, device_id FROM task WHERE state = 'CLAIMED' AND node = :node").bind("node", node)
                .map((row, _) -> Map.entry(new TaskId(row.getString("id")), new DeviceId(row.getString("device_id"))))
                .forEach(one -> held.put(one.getKey(), one.getValue()));
        return held;
    }

    int deleteSettled(Handle handle, Instant before, int limit) {
        return handle.createUpdate(DELETE_SETTLED).bind("before", before.toEpochMilli()).bind("limit", limit).execute();
    }

    private void bind(SqlStatement<?> statement, StoredTask task) {
        Columns columns = Columns.of(task);
        statement.bind("attention", needsItsLink(task) ? Boolean.TRUE : null).bind("id", task.id().value())
                .bind("operation", TaskJson.write(task.id().value(), task.operation(), secrets))
                .bind("openKey", task.isOpen() ? task.dedupeKey() : null).bind("attempts", task.attempts())
                .bind("fence", task.fence()).bind("revision", task.revision())
                .bind("state", columns.state().name()).bind("due", columns.due().toEpochMilli())
                .bind("link", columns.link()).bind("node", columns.node()).bind("continuation", columns.continuation())
                .bind("parkUntil", columns.parkUntil()).bind("otherwise", columns.otherwise())
                .bind("outcome", columns.outcome());
    }

    /// A standing, laid out in columns.
    private record Columns(State state, Instant due, @Nullable String link, @Nullable String node,
            @Nullable String continuation, @Nullable Long parkUntil, @Nullable String otherwise,
            @Nullable String outcome) {
        static Columns of(StoredTask task) {
            return switch (task.standing()) {
                case Standing.Ready _ -> of(State.QUEUED, task.deadline());
                case Standing.Behind _ -> of(State.BEHIND, task.deadline());
                case Standing.Held held -> of(State.CLAIMED, held.leaseUntil()).heldBy(held).parked(held.resumed());
                case Standing.Waiting(Standing.Parking parking) -> of(State.PARKED, parking.until()).parked(parking);
                case Standing.Over(Outcome outcome, Instant at) ->
                    new Columns(State.SETTLED, at, null, null, null, null, null, TaskJson.write(outcome));
            };
        }

        private static Columns of(State state, Instant due) {
            return new Columns(state, due, null, null, null, null, null, null);
        }

        private Columns heldBy(Standing.Held held) {
            return new Columns(state, due, held.link(), held.node(), continuation, parkUntil, otherwise, outcome);
        }

        private Columns parked(Standing.@Nullable Parking parking) {
            return parking == null
                    ? this
                    : new Columns(state, due, link, node, TaskJson.write(parking.continuation()), parking.until()
                            .toEpochMilli(), TaskJson.write(parking.otherwise()), outcome);
        }
    }

    StoredTask task(ResultSet row) throws SQLException {
        String id = row.getString("id");
        String after = row.getString("after_id");
        return new StoredTask(new TaskId(id), new DeviceId(row.getString("device_id")),
                TaskJson.operation(id, row.getString("operation"), secrets), priority(id, row.getString("priority")),
                row.getString("action_id"), after == null ? null : new TaskId(after), row.getString("dedupe_key"),
                time(row, "created"), time(row, "deadline"), row.getInt("attempts"), row.getLong("fence"),
                row.getLong("revision"), standing(id, row));
    }

    private static Standing standing(String id, ResultSet row) throws SQLException {
        return switch (state(id, row.getString("state"))) {
            case QUEUED -> new Standing.Ready();
            case BEHIND -> new Standing.Behind();
            case CLAIMED ->
                new Standing.Held(row.getString("link"), row.getString("node"), time(row, "due"), row.getString(
                        "continuation") == null ? null : parking(id, row));
            case PARKED -> new Standing.Waiting(parking(id, row));
            case SETTLED -> new Standing.Over(TaskJson.outcome(id, row.getString("outcome")), time(row, "due"));
        };
    }

    private static Standing.Parking parking(String id, ResultSet row) throws SQLException {
        return new Standing.Parking(TaskJson.continuation(id, row.getString("continuation")), time(row, "park_until"),
                TaskJson
                        .outcome(id, row.getString("otherwise")));
    }

    private static State state(String id, String stored) {
        for (State state : State.values()) {
            if (state.name().equals(stored)) {
                return state;
            }
        }
        throw new UnreadableTaskException(id, "state " + stored + " is not known");
    }

    private static Priority priority(String id, String stored) {
        for (Priority priority : Priority.values()) {
            if (priority.name().equals(stored)) {
                return priority;
            }
        }
        throw new UnreadableTaskException(id, "priority " + stored + " is not known");
    }

    /// Stored; there is room between them.
    private static int urgency(Priority priority) {
        return switch (priority) {
            case CONSULTANT -> 10;
            case CUSTOMER -> 20;
            case CAMPAIGN -> 30;
            case ROUTINE -> 40;
        };
    }

    /// Whether it is a broadcast that nobody will come for, and its link has to see to it.
    private static boolean needsItsLink(StoredTask task) {
        return task.operation().carrier() == Carrier.BROADCAST && switch (task.standing()) {
            case Standing.Ready _ -> true;
            case Standing.Waiting(Standing.Parking parking) -> parking.continuation().isCalledOff();
            case Standing.Behind _,Standing.Held _,Standing.Over _ -> false;
        };
    }

    /// Null for the usual one.
    private static @Nullable String stored(Carrier carrier) {
        return switch (carrier) {
            case SESSION -> null;
            case BROADCAST -> carrier.name();
        };
    }

    private static String column(DeviceId device) {
        return ColumnText.fit(device.value(), DeviceId.MAX_LENGTH);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
