package org.pilotacs.acs.action;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.runtime.UnavailableException;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Tasks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

/// How actions go, with a box that a test plays.
abstract class ActionCourseContract {
    private final TestDatabases.Kind kind;
    private ActionWorld world;

    ActionCourseContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        world = ActionWorld.open(kind);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRestartIsQueuedKnockedAndConfirmedWhenTheBoxCameBack() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.Restart());
        assertThat(action.id()).matches("[0-9a-f]{24}");
        assertThat(action.stage()).isEqualTo(Stage.QUEUED);
        assertThat(action.steps()).hasSize(2);
        assertThat(world.bell.rung).containsExactly(ActionWorld.DECODER.deviceId());

        world.bell.says(Knock.State.TRYING, world.clock.instant());
        assertThat(world.now(action).stage()).isEqualTo(Stage.KNOCKING);
        Claim claim = world.claim(ActionWorld.DECODER);
        assertThat(world.now(action).stage()).isEqualTo(Stage.IN_SESSION);
        world.settle(claim,
                new Outcome.Confirmed(
                        new Evidence(world.clock.instant(), Saying.of("came back 41 s after the order"), List.of())));

        Action over = world.now(action);
        assertThat(over.stage()).isEqualTo(Stage.SETTLED);
        assertThat(over.outcome()).asString().contains("came back 41 s after the order");
        assertThat(over.settled()).isEqualTo(world.clock.instant());
        assertThat(over.knock()).isNotNull();
    }

    @Test
    void aPinResetIsConfirmedByTheBoxsOwnFlag() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.ResetPin());
        world.settle(world.claim(ActionWorld.DECODER), world.accepted());
        assertThat(world.now(action).stage()).isEqualTo(Stage.CHECKING);
        world.settle(world.claim(ActionWorld.DECODER), world.read(ActionWorld.PIN, "1"));
        assertThat(world.now(action).outcome()).asString()
                .contains("the box says that its PIN is the factory one, 0000");
        assertThat(world.now(action).readings()).extracting(Reading::name, Reading::value)
                .containsExactly(tuple("pin.is-default", "true"));
    }

    @Test
    void aPinResetThatTheBoxOnlyClaimsHasFailed() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.ResetPin());
        world.settle(world.claim(ActionWorld.DECODER), world.accepted());
        world.settle(world.claim(ActionWorld.DECODER), world.read(ActionWorld.PIN, "0"));
        assertThat(world.now(action).outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aRefusedOrderCallsItsCheckOff() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.ResetPin());
        Outcome fault = new Outcome.Failed(new Fault(Fault.Kind.DENIED, "9001", Saying.of("request denied"), null));
        world.settle(world.claim(ActionWorld.DECODER), fault);
        assertThat(world.now(action).outcome()).isEqualTo(fault);
        assertThat(world.queue.claim(ActionWorld.DECODER.deviceId(), "cwmp")).isEmpty();
    }

    @Test
    void anOldBoxsWordIsTakenAndTheEvidenceSaysThatItIsOnlyThat() {
        Action action = world.accepted(ActionWorld.OLD, new ActionRequest.ResetPin());
        world.settle(world.claim(ActionWorld.OLD), world.accepted());
        assertThat(world.now(action).outcome()).asString().contains("nothing that shows whether it took effect");
    }

    @Test
    void aKnockFromBeforeTheActionSaysNothingOfIt() {
        world.accepted(ActionWorld.DECODER, new ActionRequest.Restart());
        world.bell.says(Knock.State.UNREACHABLE, world.clock.instant().minusSeconds(5));
        assertThat(world.desk.ofDevice(ActionWorld.DECODER.deviceId(), 1).getFirst().knock()).isNull();
    }

    @Test
    void readingsOfASignalCheckAreShownAndGoIntoTheHistory() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.CheckSignal());
        world.settle(world.claim(ActionWorld.DECODER), world.read(ActionWorld.CN, "124"));
        assertThat(world.now(action).readings())
                .containsExactly(new Reading("tuner.1.cn", "12.4", "dB", world.clock.instant(), ActionWorld.CN));
        assertThat(world.history.latest(ActionWorld.DECODER.deviceId())).isEmpty();

        world.desk.harvest();
        world.desk.harvest();
        assertThat(world.history.latest(ActionWorld.DECODER.deviceId()))
                .containsExactly(new Reading("tuner.1.cn", "12.4", "dB", world.clock.instant(), ActionWorld.CN));
    }

    @Test
    void whatHasNotBegunCanBeCalledOff() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.ResetPin());
        assertThat(world.desk.cancel(action.id(), Saying.of("wrong box"))).isTrue();
        assertThat(world.now(action).outcome()).isEqualTo(new Outcome.Cancelled(Saying.of("wrong box")));
        assertThat(world.now(action).stage()).isEqualTo(Stage.SETTLED);
        assertThat(world.desk.cancel(action.id(), Saying.of("again"))).isFalse();
        assertThat(world.desk.cancel("nothing", Saying.of("x"))).isFalse();
    }

    @Test
    void aCheckOfWhatHasBegunIsNotCalledOff() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.ResetPin());
        world.settle(world.claim(ActionWorld.DECODER), world.accepted());
        assertThat(world.desk.cancel(action.id(), Saying.of("too late"))).isFalse();
        world.settle(world.claim(ActionWorld.DECODER), world.read(ActionWorld.PIN, "1"));
        assertThat(world.now(action).outcome()).isInstanceOf(Outcome.Confirmed.class);
    }

    @Test
    void aDevicesActionsAreNewestFirst() {
        Action first = world.accepted(ActionWorld.DECODER, new ActionRequest.Restart());
        Action second = world.accepted(ActionWorld.DECODER, new ActionRequest.ResetPin());
        assertThat(world.desk.ofDevice(ActionWorld.DECODER.deviceId(), 10)).extracting(Action::id)
                .containsExactly(second.id(), first.id());
        assertThat(world.desk.ofDevice(ActionWorld.DECODER.deviceId(), 1)).hasSize(1);
        assertThat(world.desk.find("000000000000000000000000")).isEmpty();
    }

    @Test
    void aWatcherSeesTheActionAtOnceAndAfterEachChangeUntilItIsOver() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.ResetPin());
        List<Action> seen = new CopyOnWriteArrayList<>();
        try (Tasks.Watch _ = world.desk.watch(action.id(), seen::add)) {
            awaitStage(seen, Stage.QUEUED);
            world.bell.says(Knock.State.TRYING, world.clock.instant());
            awaitStage(seen, Stage.KNOCKING);
            Claim claim = world.claim(ActionWorld.DECODER);
            awaitStage(seen, Stage.IN_SESSION);
            world.settle(claim, world.accepted());
            awaitStage(seen, Stage.CHECKING);
            world.settle(world.claim(ActionWorld.DECODER), world.read(ActionWorld.PIN, "1"));
            awaitStage(seen, Stage.SETTLED);
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(one -> one.stage() == Stage.SETTLED)).hasSize(1);
    }

    @Test
    void aSlowWatcherMissesStatesBetweenButNeverTheLast() throws InterruptedException {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.ResetPin());
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Stage> seen = new CopyOnWriteArrayList<>();
        Tasks.Watch watch = world.desk.watch(action.id(), one -> {
            seen.add(one.stage());
            told.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        told.await();
        world.settle(world.claim(ActionWorld.DECODER), world.accepted());
        world.settle(world.claim(ActionWorld.DECODER), world.read(ActionWorld.PIN, "1"));
        goOn.countDown();
        await().until(() -> seen.contains(Stage.SETTLED));
        watch.close();
        assertThat(seen).containsExactly(Stage.QUEUED, Stage.SETTLED);
    }

    @Test
    void aWatcherThatCouldNotBeToldOfTheLastChangeIsToldWhenSomebodyComesRound() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.Restart());
        List<Action> seen = new CopyOnWriteArrayList<>();
        List<Action> missed = new CopyOnWriteArrayList<>();
        AtomicBoolean noConnection = new AtomicBoolean();
        try (Tasks.Watch _ = world.desk.watch(action.id(), one -> {
            if (noConnection.get()) {
                missed.add(one);
                throw new UnavailableException("a connection", new IllegalStateException("none is free"));
            }
            seen.add(one);
        })) {
            awaitStage(seen, Stage.QUEUED);
            Claim claim = world.claim(ActionWorld.DECODER);
            awaitStage(seen, Stage.IN_SESSION);
            noConnection.set(true);
            world.settle(claim, world.confirmed());
            awaitStage(missed, Stage.SETTLED);
            noConnection.set(false);
            await().until(() -> {
                world.desk.tellAgain();
                return seen.getLast().stage() == Stage.SETTLED;
            });
        }
    }

    @Test
    void aClosedWatchIsSilentAndAnUnknownActionIsNothingToWatch() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.Restart());
        List<Action> seen = new CopyOnWriteArrayList<>();
        Tasks.Watch watch = world.desk.watch(action.id(), seen::add);
        awaitStage(seen, Stage.QUEUED);
        watch.close();
        world.settle(world.claim(ActionWorld.DECODER), world.confirmed());
        world.desk.watch("000000000000000000000000", seen::add).close();
        assertThat(seen).hasSize(1);
    }

    private static void awaitStage(List<Action> seen, Stage stage) {
        await().until(() -> seen.stream().anyMatch(action -> action.stage() == stage));
    }
}
