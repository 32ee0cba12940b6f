package org.pilotacs.acs.task;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The operator's face of a [JdbcTaskStore].
public final class JdbcTasks implements Tasks {
    private final JdbcTaskStore store;

    public JdbcTasks(JdbcTaskStore store) {
        this.store = store;
    }

    @Override
    public void submit(List<NewTask> tasks) {
        if (!tasks.isEmpty()) {
            store.submit(tasks);
        }
    }

    /// Queues tasks within the caller's transaction, so that they are there if and only if what they belong to is. Run the
    /// answer once the transaction is committed: it tells the watchers.
    public Runnable submitIn(Handle handle, List<NewTask> tasks) {
        return store.submitIn(handle, tasks);
    }

    @Override
    public Optional<Task> find(TaskId id) {
        return store.find(id);
    }

    @Override
    public List<Task> ofAction(String action) {
        return store.ofAction(action);
    }

    @Override
    public List<Task> ofDevice(DeviceId device, int limit) {
        return store.ofDevice(device, limit);
    }

    @Override
    public Optional<RestartLoop> restartLoop(DeviceId device) {
        return store.restartLoop(device);
    }

    @Override
    public List<DeviceId> restartLoops(int limit) {
        return store.restartLoops(limit);
    }

    @Override
    public Backlog backlog(int limit) {
        return store.backlog(limit);
    }

    @Override
    public List<DeviceId> waitedFor(Instant since, int limit) {
        return store.waitedFor(since, limit);
    }

    @Override
    public boolean cancel(TaskId id, Saying reason) {
        return store.happen(id, new TaskEvent.CalledOff(reason));
    }

    @Override
    public Watch watch(DeviceId device, Consumer<Task> watcher) {
        return store.watch(device, watcher);
    }
}
