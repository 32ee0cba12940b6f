package org.pilotacs.acs.task;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

class TaskWatchTest {
    private static final DeviceId BOX = new DeviceId("00AABB-Decoder-1");

    private final SettableClock clock = new SettableClock();
    private final TaskIds ids = new TaskIds(clock, new Random(1));
    private final Queue<Task> heard = new ConcurrentLinkedQueue<>();
    private Database database;
    private ExecutorService threads;
    private Tasks tasks;
    private TaskQueue queue;

    @BeforeEach
    void open() {
        database = TestDatabases.open(TestDatabases.Kind.H2);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        JdbcTaskStore store = new JdbcTaskStore(database, clock, threads);
        tasks = new JdbcTasks(store);
        queue = new JdbcTaskQueue(store, "node", TaskConfig.DEFAULT.lease());
    }

    @AfterEach
    void close() {
        threads.close();
        database.close();
    }

    @Test
    void aWatcherHearsHowATaskEnds() {
        try (Tasks.Watch _ = tasks.watch(BOX, heard::add)) {
            NewTask restart = task(BOX);
            tasks.submit(List.of(restart));
            queue.settle(queue.claim(BOX, "cwmp").orElseThrow(),
                    new Progress.Settled(new Outcome.Refused(Saying.of("no"))));

            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard).last()
                    .isEqualTo(tasks.find(restart.id()).orElseThrow()));
            assertThat(heard).extracting(Task::state).last().isInstanceOf(TaskState.Settled.class);
        }
    }

    @Test
    void aWatcherHearsOfItsDeviceOnlyAndNothingOnceClosed() {
        Tasks.Watch watch = tasks.watch(BOX, heard::add);
        tasks.submit(List.of(task(new DeviceId("00AABB-Decoder-2"))));
        tasks.submit(List.of(task(BOX)));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !heard.isEmpty());
        watch.close();
        tasks.submit(List.of(task(BOX)));
        threads.close();

        assertThat(heard).hasSize(1).allMatch(task -> task.device().equals(BOX));
    }

    @Test
    void aWatcherThatCouldNotBeToldIsToldOnceTheDatabaseAnswers() {
        List<Task> stored = new ArrayList<>();
        boolean[] answers = { false};
        TaskWatches watches = new TaskWatches(Runnable::run, id -> {
            throw new IllegalStateException("no connection");
        }, (_, _) -> {
            if (!answers[0]) {
                throw new IllegalStateException("no connection");
            }
            return stored;
        });
        NewTask restart = task(BOX);
        tasks.submit(List.of(restart));
        stored.add(tasks.find(restart.id()).orElseThrow());
        try (Tasks.Watch _ = watches.add(BOX, heard::add)) {
            watches.changed(BOX, restart.id());
            watches.tellAgain();
            assertThat(heard).isEmpty();
            answers[0] = true;
            watches.tellAgain();
            assertThat(heard).containsExactlyElementsOf(stored);
            watches.tellAgain();
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void aSlowWatcherBlocksNobodyAndStillLearnsHowEveryTaskEnded() {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Map<TaskId, TaskState> last = new ConcurrentHashMap<>();
        try (Tasks.Watch _ = tasks.watch(BOX, task -> {
            await(mayGoOn);
            last.put(task.id(), task.state());
        }); Tasks.Watch _ = tasks.watch(BOX, heard::add)) {
            List<TaskId> all = new ArrayList<>();
            for (int i = 0; i < TaskWatches.MAX_PENDING; i++) {
                NewTask one = task(BOX);
                all.add(one.id());
                tasks.submit(List.of(one));
                queue.settle(queue.claim(BOX, "cwmp").orElseThrow(),
                        new Progress.Settled(new Outcome.Refused(Saying.of("no"))));
            }
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard).last()
                    .extracting(Task::id).isEqualTo(all.getLast()));
            mayGoOn.countDown();

            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(last.values()).hasSize(all
                    .size()).allMatch(TaskState.Settled.class::isInstance));
        }
    }

    @Test
    void aWatcherThatFellBehindIsToldOfTheLatestTasks() {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        try (Tasks.Watch _ = tasks.watch(BOX, task -> {
            await(mayGoOn);
            heard.add(task);
        })) {
            List<NewTask> many = new ArrayList<>();
            for (int i = 0; i < 3 * TaskWatches.MAX_PENDING; i++) {
                many.add(task(BOX));
            }
            tasks.submit(many);
            mayGoOn.countDown();

            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard).extracting(Task::id)
                    .contains(many.getLast().id()));
        }
    }

    @Test
    void aWatcherThatFailsIsCalledAgain() {
        try (Tasks.Watch _ = tasks.watch(BOX, task -> {
            heard.add(task);
            throw new IllegalStateException("a watcher that fails on purpose");
        })) {
            tasks.submit(List.of(task(BOX), task(BOX)));

            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard).hasSize(2));
        }
    }

    private NewTask task(DeviceId device) {
        return new NewTask(ids.next(), device, new Operation.Restart(), Priority.CONSULTANT, null, null,
                clock.instant().plus(Duration.ofHours(1)), null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
