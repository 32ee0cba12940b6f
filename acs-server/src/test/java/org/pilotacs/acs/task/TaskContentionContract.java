package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds when many threads want the same tasks.
abstract class TaskContentionContract {
    private static final DeviceId BOX = new DeviceId("00AABB-Decoder-1");
    private static final int THREADS = 16;

    private final TestDatabases.Kind kind;
    private final Clock clock = Clock.systemUTC();
    private final TaskIds ids = new TaskIds(clock, new Random(1));
    private Database database;
    private ExecutorService threads;
    private Tasks tasks;
    private TaskQueue queue;

    TaskContentionContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
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
    void noTwoClaimsEverHoldTheSameTask() throws Exception {
        List<NewTask> submitted = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            submitted.add(task(null));
        }
        tasks.submit(submitted);

        List<TaskId> claimed = all(() -> {
            List<TaskId> mine = new ArrayList<>();
            for (Optional<Claim> claim = queue.claim(BOX, "cwmp"); claim
                    .isPresent(); claim = queue.claim(BOX, "cwmp")) {
                mine.add(claim.get().task().id());
            }
            return mine;
        });

        assertThat(claimed).containsExactlyInAnyOrderElementsOf(submitted.stream().map(NewTask::id).toList());
    }

    @Test
    void aTaskIsSettledOnceHoweverManySaySo() throws Exception {
        for (int round = 0; round < 20; round++) {
            tasks.submit(List.of(task(null)));
            Claim claim = queue.claim(BOX, "cwmp").orElseThrow();
            List<Boolean> settled = all(
                    () -> List.of(queue.settle(claim, new Progress.Settled(new Outcome.Refused(Saying.of("no"))))));

            assertThat(settled).containsOnlyOnce(true);
        }
    }

    @Test
    void ofManyWithOneDedupeKeyOneIsLeft() throws Exception {
        List<NewTask> submitted = all(() -> {
            NewTask mine = task("refresh");
            tasks.submit(List.of(mine));
            return List.of(mine);
        });

        List<Task> open = submitted.stream().map(one -> tasks.find(one.id()).orElseThrow())
                .filter(one -> one.state() instanceof TaskState.Queued).toList();
        assertThat(open).hasSize(1);
    }

    @Test
    void aTaskSubmittedWhileTheOneBeforeItEndsIsNeverForgotten() throws Exception {
        for (int round = 0; round < 30; round++) {
            NewTask first = task(null);
            tasks.submit(List.of(first));
            Claim claim = queue.claim(BOX, "cwmp").orElseThrow();
            NewTask second = new NewTask(ids.next(), BOX, new Operation.Restart(), Priority.CONSULTANT, null,
                    first.id(),
                    clock.instant().plus(Duration.ofHours(1)), null);
            Outcome done = new Outcome.Confirmed(new Evidence(clock.instant(), Saying.NOTHING, List.of()));
            Future<?> submit = threads.submit(() -> tasks.submit(List.of(second)));
            Future<?> settle = threads.submit(() -> queue.settle(claim, new Progress.Settled(done)));
            submit.get();
            settle.get();

            Claim next = queue.claim(BOX, "cwmp").orElseThrow();
            assertThat(next.task().id()).isEqualTo(second.id());
            queue.settle(next, new Progress.Settled(done));
        }
    }

    private NewTask task(@Nullable String key) {
        return new NewTask(ids.next(), BOX, new Operation.Restart(), Priority.CONSULTANT, null, null,
                clock.instant().plus(Duration.ofHours(1)), key);
    }

    /// What many threads at once bring.
    private <T> List<T> all(Callable<List<T>> work) throws InterruptedException, ExecutionException {
        List<Future<List<T>>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(work));
        }
        List<T> all = new ArrayList<>();
        for (Future<List<T>> one : running) {
            all.addAll(one.get());
        }
        return all;
    }
}
