package org.pilotacs.acs.task;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// What a contract of tasks starts from: the two sides of a queue, over a fresh database.
abstract class OverTasks {
    static final DeviceId BOX = new DeviceId("00AABB-Decoder-1");
    static final DeviceId OTHER = new DeviceId("00AABB-Decoder-2");

    private final TestDatabases.Kind kind;
    final SettableClock clock = new SettableClock();
    final TaskIds ids = new TaskIds(clock, new Random(1));
    private Database database;
    private ExecutorService watchers;
    Tasks tasks;
    TaskQueue queue;

    OverTasks(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        watchers = Executors.newVirtualThreadPerTaskExecutor();
        tasks = new JdbcTasks(store());
        queue = queueOf("node-1");
    }

    @AfterEach
    void close() {
        watchers.close();
        database.close();
    }

    private JdbcTaskStore store() {
        return new JdbcTaskStore(database, clock, watchers);
    }

    /// The queue as another server sees it, or the same one after a restart.
    TaskQueue queueOf(String node) {
        return new JdbcTaskQueue(store(), node, TaskConfig.DEFAULT.lease());
    }

    /// The queue of the link that broadcasts.
    TaskQueue broadcasts() {
        return new JdbcTaskQueue(store(), "node-1", TaskConfig.DEFAULT.lease(), Carrier.BROADCAST);
    }

    NewTask task(Operation operation) {
        return new NewTask(ids.next(), BOX, operation, Priority.CONSULTANT, "action-1", null,
                clock.instant().plus(Duration.ofHours(1)), null);
    }

    List<TaskId> claimAll() {
        return Stream.generate(() -> queue.claim(BOX, "cwmp")).takeWhile(Optional::isPresent)
                .map(claim -> claim.orElseThrow().task().id()).toList();
    }

    TaskState stateOf(NewTask task) {
        return tasks.find(task.id()).orElseThrow().state();
    }

    Outcome confirmed(String text) {
        return new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of(text), List.of()));
    }
}
