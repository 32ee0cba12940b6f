package org.pilotacs.acs.action;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskConfig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// How wishes become actions, or do not.
abstract class StartingActionsContract {
    private final TestDatabases.Kind kind;
    private ActionWorld world;

    StartingActionsContract(TestDatabases.Kind kind) {
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
    void whatAModelCannotDoIsRefusedAndNothingIsQueued() {
        assertThat(world.start(ActionWorld.ROUTER, new ActionRequest.ResetPin(), null))
                .isInstanceOf(Started.Refused.class);
        assertThat(world.desk.ofDevice(ActionWorld.ROUTER.deviceId(), 10)).isEmpty();
        assertThat(world.queue.claim(ActionWorld.ROUTER.deviceId(), "cwmp")).isEmpty();
        assertThat(world.bell.rung).isEmpty();
    }

    @Test
    void aBoxThatNeverCameIsUnknown() {
        assertThat(world.desk.start(new DeviceId("000000-X-1"), new ActionRequest.Restart(), ActionWorld.ANNA, null))
                .isEqualTo(new Started.UnknownDevice());
    }

    @Test
    void theSameKeyBeginsNothingNewFor24Hours() {
        Action first = world.accepted(ActionWorld.DECODER, new ActionRequest.Restart(), "k1");
        Started again = world.start(ActionWorld.DECODER, new ActionRequest.Restart(), "k1");
        assertThat(again).isInstanceOfSatisfying(Started.Repeated.class,
                repeated -> assertThat(repeated.action().id()).isEqualTo(first.id()));
        assertThat(world.bell.rung).hasSize(1);

        world.settle(world.claim(ActionWorld.DECODER), world.confirmed());
        world.settle(world.claim(ActionWorld.DECODER), world.confirmed());
        world.clock.advance(Duration.ofHours(23));
        assertThat(world.start(ActionWorld.DECODER, new ActionRequest.Restart(), "k1"))
                .isInstanceOf(Started.Repeated.class);
        world.clock.advance(Duration.ofHours(2));
        assertThat(world.start(ActionWorld.DECODER, new ActionRequest.Restart(), "k1"))
                .isInstanceOf(Started.Accepted.class);
    }

    @Test
    void aKeyThatWasUsedForSomethingElseIsRefused() {
        world.accepted(ActionWorld.DECODER, new ActionRequest.Restart(), "k1");
        assertThat(world.start(ActionWorld.DECODER, new ActionRequest.ResetPin(), "k1"))
                .isEqualTo(new Started.KeyReused("k1"));
        assertThat(world.start(ActionWorld.ROUTER, new ActionRequest.Restart(), "k1"))
                .isEqualTo(new Started.KeyReused("k1"));
        assertThat(
                world.desk.start(ActionWorld.ROUTER.deviceId(), new ActionRequest.Restart(), ActionWorld.SCRIPT, "k1"))
                .as("keys of another requester are others").isInstanceOf(Started.Accepted.class);
        assertThat(world.start(ActionWorld.DECODER, new ActionRequest.Restart(), ""))
                .isInstanceOf(Started.Refused.class);
        assertThat(world.start(ActionWorld.DECODER, new ActionRequest.Restart(), "x".repeat(256)))
                .isInstanceOf(Started.Refused.class);
    }

    @Test
    void theSameWishWhileItIsUnderWayJoinsItWhoeverAsks() {
        Action first = world.accepted(ActionWorld.DECODER, new ActionRequest.Restart());
        Started second = world.desk.start(ActionWorld.DECODER.deviceId(), new ActionRequest.Restart(),
                new Requester("jan", "care-api", Priority.CUSTOMER), "jans-key");
        assertThat(second).isInstanceOfSatisfying(Started.Repeated.class,
                repeated -> assertThat(repeated.action().id()).isEqualTo(first.id()));
        assertThat(world.bell.rung).as("who asks again wants it now").hasSize(2);
        assertThat(world.start(ActionWorld.DECODER, new ActionRequest.ResetPin(), null))
                .isInstanceOf(Started.Accepted.class);

        world.settle(world.claim(ActionWorld.DECODER), world.confirmed());
        assertThat(world.start(ActionWorld.DECODER, new ActionRequest.Restart(), null))
                .as("a look that is left over does not count")
                .isInstanceOf(Started.Accepted.class);
    }

    @Test
    void readsAndWritesJoinOnlyWhatIsTheSameInEveryArgument() {
        world.accepted(ActionWorld.ROUTER, new ActionRequest.Read(List.of(ActionWorld.WLAN + "SSID")));
        assertThat(world.start(ActionWorld.ROUTER, new ActionRequest.Read(List.of(ActionWorld.WLAN + "SSID")), null))
                .isInstanceOf(Started.Repeated.class);
        assertThat(world.start(ActionWorld.ROUTER, new ActionRequest.Read(List.of(ActionWorld.WLAN + "Channel")), null))
                .isInstanceOf(Started.Accepted.class);
        world.accepted(ActionWorld.ROUTER, ActionWorld.passphrase("sesame-one"));
        assertThat(world.start(ActionWorld.ROUTER, ActionWorld.passphrase("sesame-two"), null)).as("another secret")
                .isInstanceOf(Started.Accepted.class);
        assertThat(world.start(ActionWorld.ROUTER, ActionWorld.passphrase("sesame-one"), null))
                .isInstanceOf(Started.Repeated.class);
    }

    @Test
    void secretsAreNeitherShownNorKept() {
        Action action = world.accepted(ActionWorld.ROUTER, ActionWorld.passphrase("sesame-one"), "k");
        assertThat(action.toString()).doesNotContain("sesame-one");
        assertThat(world.start(ActionWorld.ROUTER, ActionWorld.passphrase("sesame-two"), "k"))
                .isEqualTo(new Started.KeyReused("k"));
        assertThat(world.database.<List<String>>with(handle -> handle
                .createQuery("SELECT request || parts || coalesce(likeness, '') FROM action").mapTo(String.class)
                .list()))
                .singleElement().asString().doesNotContain("sesame-one");
        Claim claim = world.claim(ActionWorld.ROUTER);
        assertThat(claim.task().operation().toString()).as("the box must get it").contains("sesame-one");
        world.settle(claim, world.accepted());
        assertThat(world.now(action).outcome()).isInstanceOf(Outcome.Confirmed.class);
    }

    @Test
    void theNewPasswordOfAHomeIsNeitherShownNorKeptThoughTheBoxGetsIt() {
        ActionRequest wish = wifi("sesame-one");
        Action action = world.accepted(ActionWorld.ROUTER, wish, "k");
        assertThat(action.toString()).doesNotContain("sesame-one");
        assertThat(action.request())
                .isEqualTo(new ActionRequest.FixWifi(0, new WifiChannel.Same(), "Dom", Secret.NONE));
        assertThat(stored()).as("not even while it waits").doesNotContain("sesame-one");
        assertThat(world.start(ActionWorld.ROUTER, wish, null)).as("the same").isInstanceOf(Started.Repeated.class);
        assertThat(world.start(ActionWorld.ROUTER, wifi("sesame-two"), null)).as("another password")
                .isInstanceOf(Started.Accepted.class);
        assertThat(world.start(ActionWorld.ROUTER, wifi("sesame-two"), "k")).isEqualTo(new Started.KeyReused("k"));
        world.settle(world.claim(ActionWorld.ROUTER), world.read(ActionWorld.WLAN + "SSID", "HomeGate"));
        Claim write = world.claim(ActionWorld.ROUTER);
        assertThat(write.task().operation().toString()).as("the box must get it").contains("sesame-one");
        world.settle(write, world.accepted());
        assertThat(stored()).doesNotContain("sesame-one");
        world.settle(world.claim(ActionWorld.ROUTER), world.read(ActionWorld.WLAN + "SSID", "HomeGate"));
        assertThat(world.now(action).outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.fault().text())
                        .hasToString("the box accepted it, but Wi-Fi is still called “HomeGate”"));
    }

    private static ActionRequest wifi(String password) {
        return new ActionRequest.FixWifi(0, new WifiChannel.Same(), "Dom", Secret.of(password));
    }

    private String stored() {
        return String.join("\n", world.database.<List<String>>with(handle -> handle.createQuery("""
                SELECT operation || coalesce(continuation, '') || coalesce(outcome, '') FROM task
                UNION ALL SELECT request || parts || coalesce(likeness, '') FROM action
                """).mapTo(String.class).list()));
    }

    @Test
    void afterARestartOfTheServerAKeyStillHolds() {
        Action action = world.accepted(ActionWorld.ROUTER, ActionWorld.passphrase("sesame-one"), "k");
        world.restartServer();
        assertThat(world.start(ActionWorld.ROUTER, ActionWorld.passphrase("sesame-one"), "k")).isInstanceOfSatisfying(
                Started.Repeated.class,
                repeated -> assertThat(repeated.action().id()).isEqualTo(action.id()));
        assertThat(world.now(action).stage()).isEqualTo(Stage.QUEUED);
    }

    @Test
    void manyWhoPressAtOnceGetOneRestart() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<Started>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Callable<Started> press = () -> {
                gate.await();
                return world.start(ActionWorld.DECODER, new ActionRequest.Restart(), null);
            };
            answers.add(world.executor.submit(press));
        }
        gate.countDown();
        int accepted = 0;
        for (Future<Started> answer : answers) {
            accepted += answer.get() instanceof Started.Accepted ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(1);
        assertThat(world.desk.ofDevice(ActionWorld.DECODER.deviceId(), 50)).hasSize(1);
    }

    @Test
    void manyWhoUseOneKeyAtOnceGetOneAction() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<Started>> answers = new ArrayList<>();
        for (Identity box : List.of(ActionWorld.DECODER, ActionWorld.ROUTER, ActionWorld.OLD, ActionWorld.DECODER,
                ActionWorld.ROUTER, ActionWorld.OLD)) {
            Callable<Started> press = () -> {
                gate.await();
                return world.start(box, new ActionRequest.Restart(), "same");
            };
            answers.add(world.executor.submit(press));
        }
        gate.countDown();
        int accepted = 0;
        for (Future<Started> answer : answers) {
            accepted += answer.get() instanceof Started.Accepted ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void onlyThoseWhomSomebodyWaitsForAreKnocked() {
        world.desk.start(ActionWorld.DECODER.deviceId(), new ActionRequest.CheckSignal(), ActionWorld.SCRIPT, null);
        assertThat(world.bell.rung).isEmpty();
    }

    @Test
    void whomAServerLeftInTheMiddleIsRungByTheNextHoweverOldTheWishIs() {
        world.accepted(ActionWorld.DECODER, new ActionRequest.CheckSignal(), "k");
        world.claim(ActionWorld.DECODER);
        world.clock.advance(Duration.ofHours(1));
        List<DeviceId> cutShort = world.sweeper.recover("node-1");
        world.restartServer();
        world.bell.rung.clear();
        world.desk.knockAgain();
        assertThat(world.bell.rung).as("it is of an hour ago").isEmpty();
        world.desk.cutShort(cutShort);
        world.desk.knockAgain();
        assertThat(world.bell.rung).containsExactly(ActionWorld.DECODER.deviceId());
        world.settle(world.claim(ActionWorld.DECODER), new Outcome.Refused(Saying.of("no")));
        world.bell.rung.clear();
        world.desk.knockAgain();
        assertThat(world.bell.rung).as("nobody waits any more").isEmpty();
    }

    @Test
    void oldActionsAreForgottenOnceTheirTasksAre() {
        Action action = world.accepted(ActionWorld.DECODER, new ActionRequest.Restart(), "k");
        world.clock.advance(TaskConfig.DEFAULT.keep().plus(Duration.ofDays(1)));
        world.desk.forgetOld();
        assertThat(world.desk.find(action.id())).as("its tasks are still there").isPresent();
        world.database.<Integer>with(handle -> handle.execute("DELETE FROM task"));
        world.desk.forgetOld();
        assertThat(world.desk.find(action.id())).isEmpty();
    }
}
