package org.pilotacs.acs.task;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/// What the clock does to tasks.
abstract class TaskSweeperContract {
    private static final DeviceId BOX = new DeviceId("00AABB-Decoder-1");
    private static final TaskSweeper.Swept NOTHING = new TaskSweeper.Swept(0, 0, 0, 0);

    private final TestDatabases.Kind kind;
    private final SettableClock clock = new SettableClock();
    private final TaskIds ids = new TaskIds(clock, new Random(1));
    private Database database;
    private Tasks tasks;
    private TaskQueue here;
    private TaskQueue there;
    private TaskSweeper sweeper;

    TaskSweeperContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        JdbcTaskStore store = new JdbcTaskStore(database, clock, Runnable::run);
        tasks = new JdbcTasks(store);
        here = new JdbcTaskQueue(store, "here", Duration.ofMinutes(2));
        there = new JdbcTaskQueue(store, "there", Duration.ofMinutes(2));
        sweeper = new TaskSweeper(store, Duration.ofMinutes(10), Duration.ofDays(90));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingHappensBeforeItsTime() {
        tasks.submit(List.of(read(), read(), read()));
        here.claim(BOX, "cwmp");
        here.settle(here.claim(BOX, "cwmp").orElseThrow(), parked(Duration.ofMinutes(2)));
        clock.advance(Duration.ofMinutes(2).minusMillis(1));

        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
    }

    @Test
    void whatMayBeRepeatedGoesBackToTheQueueWhenItsLeaseLapses() {
        NewTask read = read();
        tasks.submit(List.of(read));
        Claim lapsed = here.claim(BOX, "cwmp").orElseThrow();
        clock.advance(Duration.ofMinutes(2));

        assertThat(sweeper.sweep()).isEqualTo(new TaskSweeper.Swept(1, 0, 0, 0));
        assertThat(here.settle(lapsed, new Progress.Returned())).isFalse();
        assertThat(there.claim(BOX, "cwmp").orElseThrow().task().attempts()).isEqualTo(2);
    }

    @Test
    void aRestartWhoseLeaseLapsesIsNeverRepeatedButMayStillShow() {
        NewTask restart = task(new Operation.Restart());
        NewTask check = after(restart);
        tasks.submit(List.of(restart, check));
        here.claim(BOX, "cwmp");
        clock.advance(Duration.ofMinutes(2));
        sweeper.sweep();

        assertThat(here.claim(BOX, "cwmp")).isEmpty();
        Claim lost = here.resume(BOX, "cwmp").getFirst();
        assertThat(Objects.requireNonNull(lost.parked()).continuation()).isEqualTo(Continuation.LOST);
        here.settle(lost, new Progress.Returned());

        clock.advance(Duration.ofMinutes(10));
        assertThat(sweeper.sweep()).isEqualTo(new TaskSweeper.Swept(0, 1, 0, 0));
        assertThat(outcomeOf(restart)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.fault()
                .kind()).isEqualTo(Fault.Kind.UNKNOWN_RESULT));
        assertThat(outcomeOf(check)).isEqualTo(new Outcome.Cancelled(TaskSaying.STEP_BEFORE.of()));
    }

    @Test
    void aParkedTaskThatIsOnlyLookedAtStaysParkedWhenTheLookLapses() {
        tasks.submit(List.of(task(new Operation.Restart())));
        here.settle(here.claim(BOX, "cwmp").orElseThrow(), parked(Duration.ofHours(1)));
        TaskState parked = tasks.ofDevice(BOX, 1).getFirst().state();
        here.resume(BOX, "cwmp");
        clock.advance(Duration.ofMinutes(2));
        sweeper.sweep();

        assertThat(tasks.ofDevice(BOX, 1).getFirst().state()).isEqualTo(parked);
    }

    @Test
    void aParkedTaskEndsAsSaidWhenItsWaitIsOver() {
        NewTask restart = task(new Operation.Restart());
        tasks.submit(List.of(restart));
        here.settle(here.claim(BOX, "cwmp").orElseThrow(), parked(Duration.ofMinutes(5)));
        clock.advance(Duration.ofMinutes(5));

        assertThat(sweeper.sweep()).isEqualTo(new TaskSweeper.Swept(0, 1, 0, 0));
        assertThat(outcomeOf(restart)).isEqualTo(new Outcome.Unconfirmed(Saying.of("ordered")));
    }

    @Test
    void whatNobodyCameForExpiresWithAllBehindIt() {
        NewTask read = read();
        NewTask check = after(read);
        tasks.submit(List.of(read, check));
        clock.advance(Duration.ofHours(1));

        assertThat(sweeper.sweep().expired()).isPositive();
        assertThat(outcomeOf(read)).isEqualTo(new Outcome.Expired());
        assertThat(tasks.find(check.id()).orElseThrow().state()).isInstanceOf(TaskState.Settled.class);
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
    }

    @Test
    void aNodeThatStartsGivesUpWhatItHeldAndNothingElse() {
        NewTask mine = read();
        NewTask theirs = read();
        tasks.submit(List.of(mine, theirs));
        here.claim(BOX, "cwmp");
        there.claim(BOX, "cwmp");

        assertThat(sweeper.recover("here")).containsExactly(BOX);
        assertThat(tasks.find(mine.id()).orElseThrow().state()).isEqualTo(new TaskState.Queued());
        assertThat(tasks.find(theirs.id()).orElseThrow().state()).isInstanceOf(TaskState.Claimed.class);
    }

    @Test
    void whatIsOverIsForgottenAfterTheRetention() {
        NewTask old = read();
        tasks.submit(List.of(old, read()));
        here.settle(here.claim(BOX, "cwmp").orElseThrow(), new Progress.Settled(new Outcome.Refused(Saying.of("no"))));
        clock.advance(Duration.ofDays(90).minusMillis(1));
        sweeper.sweep();
        assertThat(tasks.find(old.id())).isPresent();
        clock.advance(Duration.ofMillis(1));

        assertThat(sweeper.sweep()).isEqualTo(new TaskSweeper.Swept(0, 0, 0, 1));
        assertThat(tasks.find(old.id())).isEmpty();
        assertThat(tasks.ofDevice(BOX, 10)).hasSize(1);
    }

    @Test
    void aTaskThatCannotBeReadKeepsNobodyWaiting() {
        NewTask broken = read();
        NewTask good = read();
        tasks.submit(List.of(broken, good));
        database.with(handle -> handle.execute("UPDATE task SET operation = '{}' WHERE id = ?", broken.id().value()));
        clock.advance(Duration.ofHours(1));

        assertThat(sweeper.sweep().expired()).isEqualTo(1);
        assertThat(outcomeOf(good)).isEqualTo(new Outcome.Expired());
    }

    private NewTask read() {
        return task(new Operation.Read(List.of("Device.")));
    }

    private NewTask task(Operation operation) {
        return new NewTask(ids.next(), BOX, operation, Priority.CONSULTANT, null, null,
                clock.instant().plus(Duration.ofHours(1)), null);
    }

    private NewTask after(NewTask before) {
        return new NewTask(ids.next(), BOX, new Operation.Read(List.of("Device.")), Priority.CONSULTANT, null,
                before.id(),
                clock.instant().plus(Duration.ofHours(1)), null);
    }

    private Progress parked(Duration wait) {
        return new Progress.Parked(new Continuation("reboot", Map.of()), clock.instant().plus(wait),
                new Outcome.Unconfirmed(Saying.of("ordered")));
    }

    private Outcome outcomeOf(NewTask task) {
        return ((TaskState.Settled) tasks.find(task.id()).orElseThrow().state()).outcome();
    }
}
