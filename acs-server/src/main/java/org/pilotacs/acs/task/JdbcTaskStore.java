package org.pilotacs.acs.task;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.StaleRowException;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The durable tasks under both faces of the queue. Every change is one turn of [TaskMachine], written only if the row is
/// still as it was read, in one transaction with what follows from it for the tasks behind; watchers hear of it once it is
/// committed. Safe for any number of threads.
public final class JdbcTaskStore {
    /// Bounds the search for a task to claim that nobody else takes first.
    private static final int CLAIM_ATTEMPTS = 200;
    /// How far behind a task that cannot go now others are looked for.
    private static final int LOOKED_PAST = 50;

    private final Database database;
    private final Clock clock;
    private final JdbcTaskTable table;
    private final JdbcBlamedStarts starts;
    private final JdbcEndings endings;
    private final TaskWatches watches;

    /// One whose endings nothing follows from, and whose tasks carry no secrets.
    public JdbcTaskStore(Database database, Clock clock, Executor watchers) {
        this(database, clock, watchers, JdbcEndings.NONE, TaskSecrets.PLAIN);
    }

    /// @param watchers runs each watcher; one that blocks must block nobody else, so a thread for each call
    public JdbcTaskStore(Database database, Clock clock, Executor watchers, JdbcEndings endings,
            TaskSecrets secrets) {
        this.database = database;
        this.clock = clock;
        this.table = new JdbcTaskTable(secrets);
        this.starts = new JdbcBlamedStarts(table);
        this.endings = endings;
        this.watches = new TaskWatches(watchers, this::find, this::ofDevice);
    }

    /// Looks whether the secrets that wait for boxes can be opened.
    ///
    /// @throws SealedByAnotherException if one was sealed with another key
    public void openSecrets() {
        database.with(handle -> {
            table.openSecrets(handle);
            return true;
        });
    }

    /// The time as it is stored.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Optional<Task> find(TaskId id) {
        return database.with(handle -> table.find(handle, id)).map(StoredTask::task);
    }

    List<Task> ofAction(String action) {
        return database.with(handle -> table.ofAction(handle, action)).stream().map(StoredTask::task).toList();
    }

    List<Task> ofDevice(DeviceId device, int limit) {
        return database.with(handle -> table.ofDevice(handle, device, limit)).stream().map(StoredTask::task).toList();
    }

    List<DeviceId> waitedFor(Instant since, int limit) {
        return database.with(handle -> table.waitedFor(handle, since, limit));
    }

    List<DeviceId> broadcasts(int limit) {
        return database.with(handle -> table.broadcasts(handle, now(), limit));
    }

    Tasks.Watch watch(DeviceId device, Consumer<Task> watcher) {
        return watches.add(device, watcher);
    }

    /// Tells watchers that could not be told, since the database did not answer. Call it every few seconds.
    public void tellAgain() {
        watches.tellAgain();
    }

    /// Queues tasks, all or none. The task that one waits for must be earlier in the list or stored.
    void submit(List<NewTask> tasks) {
        database.transact(handle -> submitIn(handle, tasks)).run();
    }

    /// The same within the caller's transaction; the answer, run once that is committed, tells the watchers.
    Runnable submitIn(Handle handle, List<NewTask> tasks) {
        Set<Object> keys = new HashSet<>();
        for (NewTask task : tasks) {
            if (task.dedupeKey() != null && !keys.add(List.of(task.device(), task.dedupeKey()))) {
                throw new IllegalArgumentException("two tasks of one batch have the dedupe key " + task.dedupeKey());
            }
        }
        List<StoredTask> changed = submit(handle, tasks);
        return () -> announce(changed);
    }

    private List<StoredTask> submit(Handle handle, List<NewTask> tasks) {
        Instant now = now();
        List<StoredTask> changed = new ArrayList<>();
        Map<TaskId, StoredTask> made = new HashMap<>();
        List<StoredTask> inOrder = new ArrayList<>();
        for (NewTask task : tasks) {
            if (task.dedupeKey() != null) {
                table.findOpen(handle, task.device(), task.dedupeKey())
                        .ifPresent(old -> changed.addAll(turn(handle, old, new TaskEvent.Replaced(), now)));
            }
            StoredTask first = first(handle, task, made, now);
            if (made.put(task.id(), first) != null) {
                throw new IllegalArgumentException("two tasks of one batch have the id " + task.id());
            }
            inOrder.add(first);
        }
        table.insert(handle, inOrder);
        changed.addAll(inOrder);
        told(handle, changed, now);
        return changed;
    }

    private StoredTask first(Handle handle, NewTask task, Map<TaskId, StoredTask> made, Instant now) {
        TaskId after = task.after();
        if (after == null) {
            return StoredTask.first(task, now, new Standing.Ready());
        }
        StoredTask before = made.get(after);
        if (before == null) {
            before = table.findAndLock(handle, after).orElseThrow(() -> new IllegalArgumentException("task " + task.id()
                    + " waits for " + after + ", which is not there"));
        }
        StoredTask behind = StoredTask.first(task, now, new Standing.Behind());
        if (!(before.standing() instanceof Standing.Over(Outcome outcome, Instant _))) {
            return behind;
        }
        StoredTask next = TaskMachine.next(behind, new TaskEvent.StepBeforeEnded(outcome instanceof Outcome.Confirmed),
                now);
        return next == null ? behind : next;
    }

    /// Lets something happen to a task; false if it does not happen to one that stands like this.
    boolean happen(TaskId id, TaskEvent event) {
        List<StoredTask> changed = database.transact(handle -> {
            Instant now = now();
            List<StoredTask> turned = table.find(handle, id).map(task -> turn(handle, task, event, now))
                    .orElse(List.of());
            told(handle, turned, now);
            return turned;
        });
        announce(changed);
        return !changed.isEmpty();
    }

    /// Takes the next task of a device that goes by this way.
    Optional<StoredTask> claim(DeviceId device, Carrier carrier, TaskEvent.Claimed claim) {
        Optional<StoredTask> claimed = database.transact(handle -> claim(handle, device, carrier, claim));
        claimed.ifPresent(task -> announce(List.of(task)));
        return claimed;
    }

    private Optional<StoredTask> claim(Handle handle, DeviceId device, Carrier carrier, TaskEvent.Claimed claim) {
        for (int attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
            Instant now = now();
            Optional<StoredTask> head = next(handle, device, carrier, now);
            if (head.isEmpty()) {
                return head;
            }
            StoredTask next = TaskMachine.next(head.get(), claim, now);
            if (next != null && table.replace(handle, head.get(), next)) {
                return Optional.of(next);
            }
        }
        throw new StaleRowException("the next task of " + device);
    }

    /// What makes the box go away waits while another such order is under way, and by itself it is not sent to a box that
    /// starts over our orders again and again; the others go past it.
    private Optional<StoredTask> next(Handle handle, DeviceId device, Carrier carrier, Instant now) {
        Optional<StoredTask> head = table.queued(handle, device, carrier, now, 1).stream().findFirst();
        if (head.isEmpty() || mayGo(handle, head.get(), now)) {
            return head;
        }
        return table.queued(handle, device, carrier, now, LOOKED_PAST).stream().skip(1)
                .filter(task -> !task.operation().disruptive() && mayGo(handle, task, now)).findFirst();
    }

    private boolean mayGo(Handle handle, StoredTask task, Instant now) {
        return !isTaken(handle, task) && !starts.keepsBack(handle, task, now);
    }

    /// Whether one of its kind is under way that it would spoil: a box goes away for one order at a time, and keeps the
    /// result of one test.
    private boolean isTaken(Handle handle, StoredTask task) {
        return task.operation().disruptive() && isParked(handle, task.device(), Operation::disruptive)
                || task.operation() instanceof Operation.Diagnose
                        && isParked(handle, task.device(), other -> other instanceof Operation.Diagnose);
    }

    private boolean isParked(Handle handle, DeviceId device, Predicate<Operation> kind) {
        return table.parked(handle, device, Carrier.SESSION).stream().filter(task -> kind.test(task.operation()))
                .anyMatch(task -> task.standing() instanceof Standing.Waiting(Standing.Parking parking)
                        && !parking.continuation().equals(Continuation.LOST));
    }

    /// Takes all parked tasks of a device that went by this way.
    List<StoredTask> resume(DeviceId device, Carrier carrier, TaskEvent.Resumed resume) {
        List<StoredTask> resumed = database.transact(handle -> {
            List<StoredTask> taken = new ArrayList<>();
            for (StoredTask parked : table.parked(handle, device, carrier)) {
                StoredTask next = TaskMachine.next(parked, resume, now());
                if (next != null && table.replace(handle, parked, next)) {
                    taken.add(next);
                }
            }
            return taken;
        });
        announce(resumed);
        return resumed;
    }

    /// Blames the orders that a device has not shown for now that it started anew. Those that would be given again by
    /// themselves are called off if that makes a loop.
    Optional<RestartLoop> started(DeviceId device) {
        List<StoredTask> changed = new ArrayList<>();
        Optional<RestartLoop> loop = database.transact(handle -> {
            changed.clear();
            Instant now = now();
            List<StoredTask> sent = table.sent(handle, device);
            sent.forEach(task -> starts.blame(handle, task, now));
            RestartLoop found = sent.isEmpty() ? null : starts.loop(handle, device, now);
            if (found != null) {
                TaskEvent off = new TaskEvent.CalledOff(TaskSaying.STARTED_OVER_IT.of(Saying.of(found.starts())));
                sent.stream().filter(StoredTask::isOpen)
                        .forEach(task -> changed.addAll(turn(handle, task, off, now)));
                told(handle, changed, now);
            }
            return Optional.ofNullable(found);
        });
        announce(changed);
        return loop;
    }

    Optional<RestartLoop> restartLoop(DeviceId device) {
        return database.with(handle -> Optional.ofNullable(starts.loop(handle, device, now())));
    }

    List<DeviceId> restartLoops(int limit) {
        return database.with(handle -> starts.loops(handle, now(), limit));
    }

    Backlog backlog(int limit) {
        return database.with(handle -> table.backlog(handle, limit));
    }

    List<TaskId> due(JdbcTaskTable.State state, int limit) {
        return database.with(handle -> table.due(handle, state, now(), limit));
    }

    Map<TaskId, DeviceId> claimedBy(String node) {
        return database.with(handle -> table.claimedBy(handle, node));
    }

    int deleteSettled(Instant before, int limit) {
        return database.transact(handle -> {
            starts.forget(handle, before);
            return table.deleteSettled(handle, before, limit);
        });
    }

    /// One turn and all that follows from it; the tasks that changed, none if the turn is not one.
    private List<StoredTask> turn(Handle handle, StoredTask task, TaskEvent event, Instant now) {
        StoredTask next = TaskMachine.next(task, event, now);
        if (next == null) {
            return List.of();
        }
        List<StoredTask> changed = new ArrayList<>();
        write(handle, task, unlessReplaced(handle, task, next, now), changed);
        Queue<StoredTask> ended = new ArrayDeque<>(changed);
        for (StoredTask one = ended.poll(); one != null; one = ended.poll()) {
            if (one.standing() instanceof Standing.Over(Outcome outcome, Instant _)) {
                TaskEvent then = new TaskEvent.StepBeforeEnded(outcome instanceof Outcome.Confirmed);
                for (StoredTask behind : table.behind(handle, one.id())) {
                    StoredTask moved = TaskMachine.next(behind, then, now);
                    if (moved != null) {
                        write(handle, behind, moved, changed);
                        ended.add(moved);
                    }
                }
            }
        }
        return changed;
    }

    /// A task that comes back to the queue finds that a newer one with its dedupe key is there.
    private StoredTask unlessReplaced(Handle handle, StoredTask task, StoredTask next, Instant now) {
        String key = next.dedupeKey();
        return key != null && !task.isOpen() && next.isOpen() && table.findOpen(handle, next.device(), key).isPresent()
                ? task.over(new Outcome.Cancelled(TaskSaying.REPLACED.of()), now)
                : next;
    }

    /// Actions in the order of their ids, so that two transactions do not wait for each other.
    private void told(Handle handle, List<StoredTask> changed, Instant now) {
        changed.stream().filter(task -> task.standing() instanceof Standing.Over).map(StoredTask::action)
                .filter(Objects::nonNull).distinct().sorted().forEach(action -> endings.ended(handle, action,
                        () -> table.ofAction(handle, action).stream().map(StoredTask::task).toList(), now));
    }

    private void write(Handle handle, StoredTask before, StoredTask after, List<StoredTask> changed) {
        if (!table.replace(handle, before, after)) {
            throw new StaleRowException("task " + before.id());
        }
        changed.add(after);
    }

    private void announce(List<StoredTask> changed) {
        changed.forEach(task -> watches.changed(task.device(), task.id()));
    }
}
