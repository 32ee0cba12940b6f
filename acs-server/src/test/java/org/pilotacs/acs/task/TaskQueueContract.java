package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What any [TaskQueue] and [Tasks] do together.
abstract class TaskQueueContract extends OverTasks {
    TaskQueueContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void whatWaitsInTheWholeFleetIsCountedTheLongestFirst() {
        assertThat(tasks.backlog(9)).isEqualTo(new Backlog(0, 0, null, List.of()));
        Instant first = clock.instant();
        tasks.submit(List.of(task(new Operation.Restart())));
        clock.advance(Duration.ofSeconds(9));
        tasks.submit(List.of(task(new Operation.Read(List.of("Device.A"))), new NewTask(ids.next(), OTHER,
                new Operation.Restart(), Priority.ROUTINE, null, null, clock.instant().plusSeconds(3600), null)));
        assertThat(tasks.backlog(9)).isEqualTo(new Backlog(3, 0, first, List.of(BOX, OTHER)));
        assertThat(tasks.backlog(1).devices()).containsExactly(BOX);
        queue.claim(BOX, "cwmp");
        assertThat(tasks.backlog(9)).isEqualTo(new Backlog(2, 1, first.plusSeconds(9), List.of(BOX, OTHER)));
    }

    @Test
    void aClaimedTaskIsSettledWithItsOutcome() {
        NewTask restart = task(new Operation.Restart());
        tasks.submit(List.of(restart));

        Claim claim = queue.claim(BOX, "cwmp").orElseThrow();
        assertThat(claim.task().id()).isEqualTo(restart.id());
        assertThat(claim.task().attempts()).isEqualTo(1);
        assertThat(claim.parked()).isNull();
        assertThat(claim.task().state())
                .isEqualTo(new TaskState.Claimed("cwmp", "node-1", clock.instant().plus(TaskConfig.DEFAULT.lease())));

        Outcome outcome = confirmed("back after 41 s");
        assertThat(queue.settle(claim, new Progress.Settled(outcome))).isTrue();
        assertThat(stateOf(restart)).isEqualTo(new TaskState.Settled(outcome, clock.instant()));
    }

    @Test
    void somebodyWaitsForADeviceWhileATaskOfAPersonIsQueued() {
        tasks.submit(List.of(task(Priority.ROUTINE, null, null)));
        assertThat(tasks.waitedFor(clock.instant().minusSeconds(60), 10)).isEmpty();

        tasks.submit(List.of(task(Priority.CUSTOMER, null, null)));
        assertThat(tasks.waitedFor(clock.instant().minusSeconds(60), 10)).containsExactly(BOX);
        assertThat(tasks.waitedFor(clock.instant(), 10)).as("since then").isEmpty();

        claimAll();
        assertThat(tasks.waitedFor(clock.instant().minusSeconds(60), 10)).as("claimed").isEmpty();
    }

    @Test
    void somebodyWaitsForADeviceWhileAValueIsWaitedFor() {
        tasks.submit(List.of(task(Priority.CONSULTANT, null, null)));
        Claim claim = queue.claim(BOX, "cwmp").orElseThrow();
        queue.settle(claim, new Progress.Parked(Continuation.AWAITED, clock.instant().plusSeconds(60),
                confirmed("another value")));
        assertThat(tasks.waitedFor(clock.instant().minusSeconds(60), 10)).containsExactly(BOX);

        Claim again = queue.resume(BOX, "cwmp").getFirst();
        queue.settle(again, new Progress.Parked(new Continuation("reboot", Map.of()), clock.instant().plusSeconds(60),
                confirmed("back")));
        assertThat(tasks.waitedFor(clock.instant().minusSeconds(60), 10)).as("it is at something else").isEmpty();
    }

    @Test
    void nothingIsClaimedWhereNothingWaits() {
        tasks.submit(List.of(task(new Operation.Restart())));

        assertThat(queue.claim(OTHER, "cwmp")).isEmpty();
        assertThat(queue.claim(BOX, "cwmp")).isPresent();
        assertThat(queue.claim(BOX, "cwmp")).isEmpty();
    }

    @Test
    void theMoreUrgentGoesFirstThenTheOlder() {
        NewTask routine = task(Priority.ROUTINE, null, null);
        NewTask first = task(Priority.CONSULTANT, null, null);
        NewTask second = task(Priority.CONSULTANT, null, null);
        NewTask customer = task(Priority.CUSTOMER, null, null);
        tasks.submit(List.of(routine, first));
        tasks.submit(List.of(second, customer));

        assertThat(claimAll()).containsExactly(first.id(), second.id(), customer.id(), routine.id());
    }

    /// D18: a factory reset would end the download before it.
    @Test
    void whatMakesTheBoxGoAwayWaitsForItsLikeAndTheOthersGoPast() {
        NewTask download = task(new Operation.Download("1 Firmware Upgrade Image", "http://a/b", 0, "", null));
        NewTask reset = task(new Operation.FactoryReset());
        NewTask read = task(new Operation.Read(List.of("Device.A")));
        tasks.submit(List.of(download, reset, read));
        Claim first = queue.claim(BOX, "cwmp").orElseThrow();
        queue.settle(first, new Progress.Parked(new Continuation("accepted", Map.of()),
                clock.instant().plusSeconds(600), confirmed("")));

        assertThat(queue.claim(BOX, "cwmp").orElseThrow().task().id()).isEqualTo(read.id());
        assertThat(queue.claim(BOX, "cwmp")).isEmpty();

        Claim resumed = queue.resume(BOX, "cwmp").getFirst();
        queue.settle(resumed, new Progress.Settled(confirmed("")));
        assertThat(queue.claim(BOX, "cwmp").orElseThrow().task().id()).isEqualTo(reset.id());
    }

    /// A box keeps the result of one test, and the second would take the first one's place.
    @Test
    void aTestWaitsUntilTheOneBeforeItIsOver() {
        NewTask ping = task(new Operation.Diagnose(new Diagnostic.Ping("a", 4, Duration.ofSeconds(5)), ""));
        NewTask trace = task(new Operation.Diagnose(new Diagnostic.Trace("a", 30, Duration.ofSeconds(5)), ""));
        tasks.submit(List.of(ping, trace));
        queue.settle(queue.claim(BOX, "cwmp").orElseThrow(), new Progress.Parked(
                new Continuation("ordered", Map.of()), clock.instant().plusSeconds(600), confirmed("")));
        assertThat(queue.claim(BOX, "cwmp")).isEmpty();

        queue.settle(queue.resume(BOX, "cwmp").getFirst(), new Progress.Settled(confirmed("")));
        assertThat(queue.claim(BOX, "cwmp").orElseThrow().task().id()).isEqualTo(trace.id());
    }

    @Test
    void anOrderThatMayNeverHaveArrivedKeepsNoOtherWaiting() {
        NewTask restart = task(new Operation.Restart());
        NewTask reset = task(new Operation.FactoryReset());
        tasks.submit(List.of(restart, reset));
        queue.settle(queue.claim(BOX, "cwmp").orElseThrow(), new Progress.Parked(Continuation.LOST,
                clock.instant().plusSeconds(600), confirmed("")));

        assertThat(queue.claim(BOX, "cwmp").orElseThrow().task().id()).isEqualTo(reset.id());
    }

    @Test
    void aTaskGoesBehindTheOneItNames() {
        NewTask write = task(new Operation.Restart());
        NewTask check = task(Priority.CONSULTANT, write.id(), null);
        tasks.submit(List.of(write, check));

        Claim claim = queue.claim(BOX, "cwmp").orElseThrow();
        assertThat(claim.task().id()).isEqualTo(write.id());
        assertThat(queue.claim(BOX, "cwmp")).isEmpty();

        queue.settle(claim, new Progress.Settled(confirmed("")));
        assertThat(queue.claim(BOX, "cwmp").orElseThrow().task().id()).isEqualTo(check.id());
    }

    @Test
    void whatWaitsForAFailedStepIsCalledOffWithAllBehindIt() {
        NewTask first = task(new Operation.Restart());
        NewTask second = task(Priority.CONSULTANT, first.id(), null);
        NewTask third = task(Priority.CONSULTANT, second.id(), null);
        tasks.submit(List.of(first, second, third));

        Claim claim = queue.claim(BOX, "cwmp").orElseThrow();
        queue.settle(claim, new Progress.Settled(new Outcome.Unconfirmed(Saying.of("handed over"))));

        Outcome off = new Outcome.Cancelled(TaskSaying.STEP_BEFORE.of());
        assertThat(stateOf(second)).isEqualTo(new TaskState.Settled(off, clock.instant()));
        assertThat(stateOf(third)).isEqualTo(new TaskState.Settled(off, clock.instant()));
    }

    @Test
    void aTaskMayBeSubmittedAfterTheOneBeforeItEnded() {
        NewTask good = task(new Operation.Restart());
        NewTask bad = task(new Operation.FactoryReset());
        tasks.submit(List.of(good, bad));
        queue.settle(queue.claim(BOX, "cwmp").orElseThrow(), new Progress.Settled(confirmed("")));
        queue.settle(queue.claim(BOX, "cwmp").orElseThrow(),
                new Progress.Settled(new Outcome.Refused(Saying.of("no"))));

        NewTask afterGood = task(Priority.CONSULTANT, good.id(), null);
        NewTask afterBad = task(Priority.CONSULTANT, bad.id(), null);
        tasks.submit(List.of(afterGood, afterBad));

        assertThat(claimAll()).containsExactly(afterGood.id());
        assertThat(stateOf(afterBad)).isInstanceOf(TaskState.Settled.class);
    }

    @Test
    void aTaskCannotWaitForOneThatIsNotThere() {
        NewTask orphan = task(Priority.CONSULTANT, ids.next(), null);

        assertThatThrownBy(() -> tasks.submit(List.of(task(new Operation.Restart()), orphan)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not there");
        assertThat(tasks.ofDevice(BOX, 10)).isEmpty();
    }

    @Test
    void aNewerTaskReplacesAQueuedOneOfTheSameKey() {
        NewTask old = task(Priority.ROUTINE, null, "refresh");
        NewTask behindOld = task(Priority.ROUTINE, old.id(), null);
        NewTask newer = task(Priority.ROUTINE, null, "refresh");
        tasks.submit(List.of(old, behindOld));
        tasks.submit(List.of(newer));

        assertThat(stateOf(old)).isEqualTo(
                new TaskState.Settled(new Outcome.Cancelled(TaskSaying.REPLACED.of()), clock.instant()));
        assertThat(stateOf(behindOld)).isInstanceOf(TaskState.Settled.class);
        assertThat(claimAll()).containsExactly(newer.id());
    }

    @Test
    void aTaskUnderWayIsNotReplacedButGivesWayWhenItComesBack() {
        NewTask old = task(Priority.ROUTINE, null, "refresh");
        NewTask newer = task(Priority.ROUTINE, null, "refresh");
        tasks.submit(List.of(old));
        Claim claim = queue.claim(BOX, "cwmp").orElseThrow();
        tasks.submit(List.of(newer));

        assertThat(queue.settle(claim, new Progress.Returned())).isTrue();
        assertThat(stateOf(old)).isEqualTo(
                new TaskState.Settled(new Outcome.Cancelled(TaskSaying.REPLACED.of()), clock.instant()));
        assertThat(claimAll()).containsExactly(newer.id());
    }

    @Test
    void aReturnedTaskKeepsItsPlace() {
        NewTask first = task(new Operation.Restart());
        NewTask second = task(new Operation.Restart());
        tasks.submit(List.of(first, second));
        queue.settle(queue.claim(BOX, "cwmp").orElseThrow(), new Progress.Returned());

        Claim again = queue.claim(BOX, "cwmp").orElseThrow();
        assertThat(again.task().id()).isEqualTo(first.id());
        assertThat(again.task().attempts()).isEqualTo(2);
    }

    @Test
    void aParkedTaskIsResumedWithWhatTheLinkLeft() {
        tasks.submit(List.of(task(new Operation.Restart())));
        Continuation left = new Continuation("reboot", Map.of("key", "\uD800\0ö"));
        Instant until = clock.instant().plus(Duration.ofMinutes(10));
        Outcome otherwise = new Outcome.Unconfirmed(Saying.of("ordered"));
        queue.settle(queue.claim(BOX, "cwmp").orElseThrow(), new Progress.Parked(left, until, otherwise));

        assertThat(queue.claim(BOX, "cwmp")).isEmpty();
        List<Claim> resumed = queue.resume(BOX, "cwmp");
        assertThat(resumed).hasSize(1);
        assertThat(resumed.getFirst().parked()).isNotNull().extracting(TaskState.Parked::continuation).isEqualTo(left);
        assertThat(resumed.getFirst().task().attempts()).isEqualTo(1);
        assertThat(queue.resume(BOX, "cwmp")).isEmpty();

        assertThat(queue.settle(resumed.getFirst(), new Progress.Returned())).isTrue();
        assertThat(tasks.ofDevice(BOX, 1).getFirst().state()).isEqualTo(new TaskState.Parked(left, until, otherwise));
        assertThat(queue.settle(queue.resume(BOX, "cwmp").getFirst(), new Progress.Settled(confirmed("back"))))
                .isTrue();
    }

    @Test
    void anOldClaimSettlesNothing() {
        NewTask restart = task(new Operation.Restart());
        tasks.submit(List.of(restart));
        Claim old = queue.claim(BOX, "cwmp").orElseThrow();
        queue.settle(old, new Progress.Returned());
        Claim current = queue.claim(BOX, "cwmp").orElseThrow();

        assertThat(queue.settle(old, new Progress.Settled(new Outcome.Refused(Saying.of("late"))))).isFalse();
        assertThat(queue.renew(old)).isFalse();
        assertThat(stateOf(restart)).isEqualTo(current.task().state());
    }

    @Test
    void aRenewedClaimIsHeldLonger() {
        NewTask restart = task(new Operation.Restart());
        tasks.submit(List.of(restart));
        Claim claim = queue.claim(BOX, "cwmp").orElseThrow();
        clock.advance(Duration.ofMinutes(1));

        assertThat(queue.renew(claim)).isTrue();
        assertThat(stateOf(restart)).isEqualTo(
                new TaskState.Claimed("cwmp", "node-1", clock.instant().plus(TaskConfig.DEFAULT.lease())));
        assertThat(queue.settle(claim, new Progress.Settled(confirmed("")))).isTrue();
    }

    @Test
    void onlyWhatHasNotBegunIsCalledOff() {
        NewTask begun = task(new Operation.Restart());
        NewTask waits = task(new Operation.Restart());
        tasks.submit(List.of(begun, waits));
        queue.claim(BOX, "cwmp");

        assertThat(tasks.cancel(begun.id(), Saying.of("why"))).isFalse();
        assertThat(tasks.cancel(waits.id(), Saying.of("why"))).isTrue();
        assertThat(tasks.cancel(waits.id(), Saying.of("again"))).isFalse();
        assertThat(tasks.cancel(ids.next(), Saying.of("unknown"))).isFalse();
        assertThat(stateOf(waits))
                .isEqualTo(new TaskState.Settled(new Outcome.Cancelled(Saying.of("why")), clock.instant()));
    }

    @Test
    void anExpiredTaskIsNotClaimedEvenBeforeItIsSwept() {
        tasks.submit(List.of(task(new Operation.Restart())));
        clock.advance(Duration.ofHours(2));

        assertThat(queue.claim(BOX, "cwmp")).isEmpty();
    }

    @Test
    void a_broadcast_waits_for_no_device_and_is_given_to_no_session() {
        NewTask message = task(new Operation.SendEntitlement("reconnect", "1234",
                new CardMessage.Orders(List.of(new CardOrder.RefreshRights(List.of())))));
        NewTask read = task(new Operation.Read(List.of("Device.")));
        tasks.submit(List.of(message, read));
        assertThat(claimAll()).containsExactly(read.id());
        assertThat(tasks.waitedFor(clock.instant().minusSeconds(60), 10)).as("nobody is rung for it").isEmpty();
        assertThat(queue.broadcasts(10)).containsExactly(BOX);

        Claim claim = broadcasts().claim(BOX, "satellite").orElseThrow();
        assertThat(claim.task().id()).isEqualTo(message.id());
        assertThat(broadcasts().settle(claim, new Progress.Parked(new Continuation("on-air", Map.of()),
                clock.instant().plus(Duration.ofDays(1)), new Outcome.Unconfirmed(Saying.of("sent"))))).isTrue();
        assertThat(queue.broadcasts(10)).as("it is seen to").isEmpty();
        assertThat(queue.resume(BOX, "cwmp")).as("a session has nothing to do with it").isEmpty();

        assertThat(tasks.cancel(message.id(), Saying.of("not wanted"))).isTrue();
        assertThat(queue.broadcasts(10)).as("its link is to hear of that").containsExactly(BOX);
        assertThat(broadcasts().resume(BOX, "satellite")).singleElement()
                .satisfies(
                        one -> assertThat(Objects.requireNonNull(one.parked()).continuation().isCalledOff()).isTrue());
    }

    @Test
    void tasksAreListedByActionInOrderAndByDeviceNewestFirst() {
        NewTask first = task(Priority.ROUTINE, null, null);
        NewTask second = task(Priority.CONSULTANT, null, null);
        tasks.submit(List.of(first, second));

        assertThat(tasks.ofAction("action-1")).extracting(Task::id).containsExactly(first.id(), second.id());
        assertThat(tasks.ofDevice(BOX, 10)).extracting(Task::id).containsExactly(second.id(), first.id());
        assertThat(tasks.ofDevice(BOX, 1)).extracting(Task::id).containsExactly(second.id());
        assertThat(tasks.find(ids.next())).isEmpty();
    }

    private NewTask task(Priority priority, @Nullable TaskId after, @Nullable String key) {
        return new NewTask(ids.next(), BOX, new Operation.Read(List.of("Device.")), priority, "action-1", after,
                clock.instant().plus(Duration.ofHours(1)), key);
    }
}
