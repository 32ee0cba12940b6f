package org.pilotacs.acs.action;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Priority;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The actions in the database, each committed together with its tasks. Safe for any number of threads.
public final class JdbcActionStore {
    static final int MAX_KEY = 255;
    static final int MAX_WHO = 128;
    static final int MAX_CHANNEL = 32;
    private static final Duration KEY_HOLDS = Duration.ofHours(24);
    /// How many of a device's latest actions are looked at for one that is running.
    private static final int RECENT = 50;
    private static final int BATCH = 500;

    private static final String INSERT = """
            INSERT INTO action (id, device_id, kind, request, likeness, parts, who, channel, priority, created, harvested,
                look_for_customer)
            VALUES (:id, :device, :kind, :request, :likeness, :parts, :who, :channel, :priority, :created, :harvested,
                :created)
            """;

    private static final String INSERT_KEY = """
            INSERT INTO action_key (who, given_key, used_day, used, action_id)
            VALUES (:who, :key, :day, :used, :action)
            """;

    private static final String BY_KEY = """
            SELECT a.* FROM action_key k JOIN action a ON a.id = k.action_id
            WHERE k.who = :who AND k.given_key = :key AND k.used > :since ORDER BY k.used LIMIT 1
            """;

    /// Actions with a task that is not over, and the ids of these tasks.
    private static final String UNDER_WAY = """
            SELECT a.*, t.id AS task_id FROM action a JOIN task t ON t.action_id = a.id
            WHERE a.device_id = :device AND a.kind = :kind AND t.device_id = :device AND t.state <> 'SETTLED'
            ORDER BY a.seq DESC LIMIT :limit
            """;

    private static final String UNHARVESTED = """
            SELECT a.* FROM action a WHERE a.harvested IS NULL
              AND NOT EXISTS (SELECT 1 FROM task t WHERE t.action_id = a.id AND t.state <> 'SETTLED')
            ORDER BY a.seq LIMIT :limit
            """;

    private static final String FORGET = """
            DELETE FROM action WHERE id IN (
                SELECT a.id FROM action a WHERE a.created < :before
                  AND NOT EXISTS (SELECT 1 FROM task t WHERE t.action_id = a.id) LIMIT :limit)
            """;

    private final Database database;
    private final JdbcTasks tasks;

    public JdbcActionStore(Database database, JdbcTasks tasks) {
        this.database = database;
        this.tasks = tasks;
    }

    /// How a wish was met.
    sealed interface Begun {
        /// It is a new action, committed.
        record New() implements Begun {}

        /// The key was used before, for this action.
        record Known(StoredAction action) implements Begun {}

        /// The same is under way already.
        record Joined(StoredAction action) implements Begun {}
    }

    /// Stores an action with its tasks, unless its key is known or the same is under way. Wishes for one device wait for
    /// each other here.
    ///
    /// @param same tells whether an action that is under way is what this one would be
    /// @param begun is told of the one that begins or is joined
    Begun begin(StoredAction action, List<NewTask> steps, @Nullable String key, Predicate<StoredAction> same,
            JdbcBegun begun) {
        Decided decided = database.transact(handle -> decide(handle, action, steps, key, same, begun));
        decided.afterCommit.run();
        // of what was begun before, by another, nothing was written
        database.awaitWritten();
        return decided.begun;
    }

    private Decided decide(Handle handle, StoredAction action, List<NewTask> steps, @Nullable String key,
            Predicate<StoredAction> same, JdbcBegun begun) {
        handle.createQuery("SELECT id FROM device WHERE id = :id FOR UPDATE").bind("id", action.device().value())
                .mapTo(String.class).findOne();
        if (key != null) {
            Optional<StoredAction> known = byKey(handle, action.requester().who(), key, action.created());
            if (known.isPresent()) {
                return new Decided(new Begun.Known(known.get()), () -> {});
            }
        }
        Optional<StoredAction> running = running(handle, action).filter(same).findFirst();
        if (running.isPresent()) {
            putKey(handle, action, key, running.get().id());
            begun.begun(handle, running.get().id());
            return new Decided(new Begun.Joined(running.get()), () -> {});
        }
        insert(handle, action, steps);
        putKey(handle, action, key, action.id());
        begun.begun(handle, action.id());
        return new Decided(new Begun.New(), tasks.submitIn(handle, steps));
    }

    /// What is under way already of what an action would be.
    Optional<StoredAction> underWay(StoredAction action, Predicate<StoredAction> same) {
        return database.with(handle -> running(handle, action).filter(same).findFirst());
    }

    private record Decided(Begun begun, Runnable afterCommit) {}

    /// Those of the same kind that are not over, newest first. A look that is left over does not count.
    private static Stream<StoredAction> running(Handle handle, StoredAction like) {
        Set<String> seen = new HashSet<>();
        return handle.createQuery(UNDER_WAY).bind("device", like.device().value())
                .bind("kind", ActionJson.kind(like.request())).bind("limit", RECENT)
                .map((row, _) -> new Open(action(row), row.getString("task_id"))).list().stream()
                .filter(open -> open.action.parts().stream()
                        .anyMatch(part -> part.task().value().equals(open.task) && !(part.role() instanceof Role.Look)))
                .map(Open::action).filter(action -> seen.add(action.id()));
    }

    private record Open(StoredAction action, String task) {}

    Optional<StoredAction> byKey(String who, String key, Instant now) {
        return database.with(handle -> byKey(handle, who, key, now));
    }

    private static Optional<StoredAction> byKey(Handle handle, String who, String key, Instant now) {
        return handle.createQuery(BY_KEY).bind("who", ColumnText.fit(who, MAX_WHO)).bind("key", key)
                .bind("since", now.minus(KEY_HOLDS).toEpochMilli()).map((row, _) -> action(row)).findOne();
    }

    private static void putKey(Handle handle, StoredAction wish, @Nullable String key, String action) {
        if (key != null) {
            long used = wish.created().toEpochMilli();
            handle.createUpdate(INSERT_KEY).bind("who", ColumnText.fit(wish.requester().who(), MAX_WHO))
                    .bind("key", key).bind("day", TimeUnit.MILLISECONDS.toDays(used)).bind("used", used)
                    .bind("action", action).execute();
        }
    }

    /// A broadcast brings no readings, and may be on air for a month: it is not looked at for some.
    private static void insert(Handle handle, StoredAction action, List<NewTask> steps) {
        boolean tells = steps.stream().anyMatch(step -> step.operation().carrier() == Carrier.SESSION);
        Requester requester = action.requester();
        handle.createUpdate(INSERT).bind("id", action.id()).bind("device", action.device().value())
                .bind("kind", ActionJson.kind(action.request())).bind("request", ActionJson.write(action.request()))
                .bind("likeness", action.likeness()).bind("parts", ActionJson.write(action.parts()))
                .bind("who", ColumnText.fit(requester.who(), MAX_WHO))
                .bind("channel", ColumnText.fit(requester.channel(), MAX_CHANNEL))
                .bind("priority", requester.priority().name()).bind("created", action.created().toEpochMilli())
                .bind("harvested", tells ? null : action.created().toEpochMilli()).execute();
    }

    Optional<StoredAction> find(String id) {
        return database.with(handle -> handle.createQuery("SELECT * FROM action WHERE id = :id").bind("id", id)
                .map((row, _) -> action(row)).findOne());
    }

    /// Those that began at a moment or before, newest first.
    List<StoredAction> ofDevice(DeviceId device, Instant until, int limit) {
        return database.with(handle -> handle.createQuery("""
                SELECT * FROM action WHERE device_id = :device AND created <= :until ORDER BY seq DESC LIMIT :limit
                """).bind("device", device.value()).bind("until", until.toEpochMilli()).bind("limit", limit)
                .map((row, _) -> action(row)).list());
    }

    /// Those of which all tasks are over and the readings are not in the history yet, oldest first.
    List<StoredAction> unharvested(int limit) {
        return database.with(handle -> handle.createQuery(UNHARVESTED).bind("limit", limit)
                .map((row, _) -> action(row)).list());
    }

    void harvested(String id, Instant at) {
        database.transact(handle -> handle.createUpdate("UPDATE action SET harvested = :at WHERE id = :id")
                .bind("at", at.toEpochMilli()).bind("id", id).execute());
    }

    /// Throws away actions from before a moment whose tasks are no longer kept, and keys that hold no longer.
    void forget(Instant before, Instant now) {
        database.transact(handle -> handle.createUpdate("DELETE FROM action_key WHERE used <= :since")
                .bind("since", now.minus(KEY_HOLDS).toEpochMilli()).execute());
        for (int gone = BATCH; gone == BATCH;) {
            gone = database.transact(handle -> handle.createUpdate(FORGET).bind("before", before.toEpochMilli())
                    .bind("limit", BATCH).execute());
        }
    }

    static StoredAction action(ResultSet row) throws SQLException {
        String id = row.getString("id");
        String priority = row.getString("priority");
        Priority known = Stream.of(Priority.values()).filter(one -> one.name().equals(priority)).findFirst()
                .orElseThrow(() -> new UnreadableActionException(id, "priority " + priority + " is not known"));
        return new StoredAction(id, new DeviceId(row.getString("device_id")),
                ActionJson.request(id, row.getString("request")), row.getString("likeness"),
                ActionJson.parts(id, row.getString("parts")),
                new Requester(row.getString("who"), row.getString("channel"), known),
                Instant.ofEpochMilli(row.getLong("created")));
    }
}
