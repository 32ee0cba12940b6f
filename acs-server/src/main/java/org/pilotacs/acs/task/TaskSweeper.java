package org.pilotacs.acs.task;

import org.pilotacs.acs.device.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Lets the clock do to tasks what it must: call it every few seconds, on any thread, on any number of nodes. When nothing
/// is due that costs five index look-ups.
public final class TaskSweeper {
    /// Most tasks of one kind in one sweep; the rest is left for the next.
    private static final int LIMIT = 500;

    private static final Logger log = LoggerFactory.getLogger(TaskSweeper.class);

    private final JdbcTaskStore store;
    private final Duration evidence;
    private final Duration retention;

    /// What a sweep did.
    ///
    /// @param lapsed claims whose lease had ended
    /// @param endedWaits parked tasks that waited long enough
    /// @param expired queued tasks past their deadline
    /// @param deleted tasks that were over for longer than the retention
    public record Swept(int lapsed, int endedWaits, int expired, int deleted) {}

    /// @param evidence how long a lost order may still be shown to have been carried out
    /// @param retention how long tasks that are over are kept
    public TaskSweeper(JdbcTaskStore store, Duration evidence, Duration retention) {
        if (retention.isNegative()) {
            throw new IllegalArgumentException("tasks cannot be kept for " + retention);
        }
        this.store = store;
        this.evidence = evidence;
        this.retention = retention;
    }

    public Swept sweep() {
        Instant now = store.now();
        int lapsed = sweep(JdbcTaskTable.State.CLAIMED, new TaskEvent.LeaseLapsed(now, evidence));
        int endedWaits = sweep(JdbcTaskTable.State.PARKED, new TaskEvent.WaitPassed());
        int expired = sweep(JdbcTaskTable.State.QUEUED, new TaskEvent.DeadlinePassed())
                + sweep(JdbcTaskTable.State.BEHIND, new TaskEvent.DeadlinePassed());
        return new Swept(lapsed, endedWaits, expired, store.deleteSettled(now.minus(retention), LIMIT));
    }

    /// To be called when a node starts, before its links do: what it held when it last ended is held by nobody.
    ///
    /// @return the devices that it was at work with
    public List<DeviceId> recover(String node) {
        Map<TaskId, DeviceId> held = store.claimedBy(node);
        happen(List.copyOf(held.keySet()), new TaskEvent.LeaseLapsed(Instant.MAX, evidence));
        return held.values().stream().distinct().toList();
    }

    private int sweep(JdbcTaskTable.State state, TaskEvent event) {
        return happen(store.due(state, LIMIT), event);
    }

    /// A task that cannot be read must not keep the others waiting.
    private int happen(List<TaskId> tasks, TaskEvent event) {
        int count = 0;
        for (TaskId task : tasks) {
            try {
                count += store.happen(task, event) ? 1 : 0;
            } catch (UnreadableTaskException e) {
                log.atError().setCause(e).log("a task cannot be swept");
            }
        }
        return count;
    }
}
