package org.pilotacs.acs;

import org.awaitility.Awaitility;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.KeyFile;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.task.JdbcEndings;
import org.pilotacs.acs.task.JdbcTaskStore;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskSecrets;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.acs.task.Tasks;
import org.pilotacs.sim.fleet.Box;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A node beside a running server: queues orders that no door offers in the database of both, and sees how they end.
final class Orders implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final TaskIds ids = new TaskIds(clock, random);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Database database;
    private final Tasks tasks;

    /// @throws IOException if the key that both seal with cannot be had
    Orders(AcsConfig config) throws IOException {
        MasterKey key = KeyFile.of(config.secrets(), config.data(), random);
        database = Database.open(config.database());
        tasks = new JdbcTasks(new JdbcTaskStore(database, clock, threads, JdbcEndings.NONE,
                TaskSecrets.by(key)));
    }

    /// A consultant's order, so that the server knocks for it.
    TaskId give(Box box, Operation operation) {
        TaskId id = ids.next();
        tasks.submit(List.of(new NewTask(id, Lab.device(box), operation, Priority.CONSULTANT, null, null,
                clock.instant().plus(Duration.ofHours(1)), null)));
        return id;
    }

    /// Waits until the box has the order and something else must show what becomes of it.
    void awaitParked(TaskId task) {
        Awaitility.await(task + " to be parked").atMost(PATIENCE)
                .until(() -> state(task) instanceof TaskState.Parked);
    }

    Outcome awaitOutcome(TaskId task) {
        Awaitility.await(task + " to be settled").atMost(PATIENCE)
                .until(() -> state(task) instanceof TaskState.Settled);
        return ((TaskState.Settled) state(task)).outcome();
    }

    private TaskState state(TaskId task) {
        return tasks.find(task).orElseThrow().state();
    }

    @Override
    public void close() {
        database.close();
        threads.close();
    }
}
