package org.pilotacs.acs.task;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of a box that starts anew again and again over our orders (D7), on any database.
abstract class RestartLoopContract extends OverTasks {
    RestartLoopContract(TestDatabases.Kind kind) {
        super(kind);
    }

    /// D7: what a server asks again and again keeps a box that falls over it from ever coming up.
    @Test
    void aBoxThatStartsOverOurOrdersIsGivenLessByItself() {
        NewTask discover = task(new Operation.Discover("", true));
        tasks.submit(List.of(discover));
        giveBack();
        assertThat(queue.started(BOX)).isEmpty();
        assertThat(queue.started(BOX)).as("one start for each time it was sent").isEmpty();
        giveBack();
        RestartLoop loop = queue.started(BOX).orElseThrow();
        assertThat(loop).isEqualTo(new RestartLoop(2, clock.instant(), clock.instant().plus(RestartLoop.WINDOW)));
        assertThat(stateOf(discover)).isInstanceOfSatisfying(TaskState.Settled.class,
                over -> assertThat(over.outcome()).isInstanceOf(Outcome.Cancelled.class));

        NewTask download = byItself(new Operation.Download("1 Firmware Upgrade Image", "http://a/b", 0, "", null));
        NewTask again = byItself(new Operation.Discover("", true));
        NewTask read = byItself(new Operation.Read(List.of("Device.A")));
        tasks.submit(List.of(download, again, read));
        queue = queueOf("node-2");
        assertThat(claimAll()).as("also by a server that was started since").containsExactly(read.id());
        assertThat(tasks.restartLoop(BOX)).contains(loop);
        assertThat(tasks.restartLoop(OTHER)).isEmpty();
        assertThat(tasks.restartLoops(9)).containsExactly(BOX);

        clock.advance(RestartLoop.WINDOW);
        assertThat(tasks.restartLoop(BOX)).as("it cools down").isEmpty();
        assertThat(tasks.restartLoops(9)).isEmpty();
    }

    @Test
    void whatAPersonOrdersOfABoxThatStartsOverOurOrdersGoesThroughAndEndsThat() {
        NewTask discover = task(new Operation.Discover("", true));
        tasks.submit(List.of(discover));
        giveBack();
        queue.started(BOX);
        giveBack();
        assertThat(queue.started(BOX)).isPresent();
        NewTask download = byItself(new Operation.Download("1 Firmware Upgrade Image", "http://a/b", 0, "", null));
        NewTask restart = task(new Operation.Restart());
        tasks.submit(List.of(download, restart));

        Claim claim = queue.claim(BOX, "cwmp").orElseThrow();
        assertThat(claim.task().id()).isEqualTo(restart.id());
        assertThat(tasks.restartLoop(BOX)).isEmpty();
        queue.settle(claim, new Progress.Settled(confirmed("")));
        assertThat(queue.claim(BOX, "cwmp").orElseThrow().task().id()).isEqualTo(download.id());
    }

    @Test
    void anOrderThatIsConfirmedAfterAllIsBlamedForNothing() {
        tasks.submit(List.of(task(new Operation.Discover("", true))));
        giveBack();
        queue.started(BOX);
        queue.settle(queue.claim(BOX, "cwmp").orElseThrow(), new Progress.Settled(confirmed("")));
        NewTask download = task(new Operation.Download("1 Firmware Upgrade Image", "http://a/b", 0, "", null));
        tasks.submit(List.of(download));
        queue.settle(queue.claim(BOX, "cwmp").orElseThrow(), new Progress.Parked(
                new Continuation("accepted", Map.of()), clock.instant().plusSeconds(600), confirmed("")));
        assertThat(queue.started(BOX)).isEmpty();
    }

    /// The session in which a task was sent broke off.
    private void giveBack() {
        queue.settle(queue.claim(BOX, "cwmp").orElseThrow(), new Progress.Returned());
    }

    private NewTask byItself(Operation operation) {
        return new NewTask(ids.next(), BOX, operation, Priority.ROUTINE, null, null,
                clock.instant().plus(Duration.ofDays(1)), null);
    }
}
