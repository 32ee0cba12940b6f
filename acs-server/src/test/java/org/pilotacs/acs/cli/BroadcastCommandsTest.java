package org.pilotacs.acs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.broadcast.PlayedAir;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/// What somebody at a terminal does for a box that only listens. The command line counts by its own clock.
class BroadcastCommandsTest {
    private TestDoor door;
    private Device box;

    /// What a command line came to.
    private record Result(int exit, String out, String err) {}

    @BeforeEach
    void open() {
        door = TestDoor.open();
        door.core.clock.advance(Duration.between(TestDoor.NOW, now()));
        box = SampleBox.oneWay(door.core, "OW-1", "010744321188");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Result run(String... arguments) {
        return run(false, arguments);
    }

    private Result run(boolean interactive, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err),
                new BufferedReader(new StringReader("")), interactive,
                Map.of("PILOT_SERVER", "http://127.0.0.1:" + door.port()));
        int exit = PilotCli.run(arguments, new PilotCli.Application(_ -> {
            throw new IOException("none is started here");
        }, _ -> {
            throw new IOException("none is started here");
        }, new NoTexts(), _ -> {
            throw new IOException("none is started here");
        }), terminal);
        return new Result(exit, out.toString(), err.toString());
    }

    private record NoTexts() implements ConfigTexts {
        @Override
        public String effective(ServerStarter.ConfigSource source) {
            return "";
        }

        @Override
        public String reference() {
            return "";
        }
    }

    private Action action() {
        return door.actions.ofDevice(box.id(), 1).getFirst();
    }

    /// Runs a command that follows an action, which goes on air as soon as it is followed.
    private Result follow(List<Airing> airings, boolean interactive, String... arguments) {
        CompletableFuture<Result> result = CompletableFuture.supplyAsync(() -> run(interactive, arguments));
        Awaitility.await().until(() -> !door.actions.ofDevice(box.id(), 1).isEmpty());
        String id = action().id();
        Awaitility.await().until(() -> door.actions.watching(id) == 1);
        door.core.air.takes(box.id(), airings.getFirst());
        airings.forEach(airing -> {
            door.core.air.stands(box.id(), airing);
            Awaitility.await().until(() -> action().airing() == null || action().airing().equals(airing));
        });
        return result.join();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    @Test
    void itIsFollowedUntilItHasProbablyArrivedAndSaysHowToGoOn() {
        Result followed = follow(List.of(SampleAiring.sent(1, now()), SampleAiring.arrived(2, now())), false,
                "reconnect", "OW-1");
        assertThat(followed.exit()).as(followed.err()).isZero();
        assertThat(followed.out()).contains("Queued")
                .contains("On air. Tell the customer: box on, on channel 1, for 15 min")
                .contains("on air: 2 sent").contains("Probably arrived by now, if the box was on")
                .contains("./pilot confirm " + action().id() + " --code DIGITS, --works or --does-not-work")
                .contains("./pilot action " + action().id() + " --wait").doesNotContain("Confirmed");
        assertThat(action().outcome()).isNull();
    }

    @Test
    void whoLooksOnSeesItCountDownInOneLine() {
        Result followed = follow(List.of(SampleAiring.sent(1, now()), SampleAiring.arrived(2, now())), true,
                "reconnect", "OW-1");
        assertThat(followed.out()).contains("\r\u001b[K").containsPattern("on air: \\d sent, next in \\d+ s");
    }

    @Test
    void itIsConfirmedByTheDigitsOfTheScreenOrTheCustomersWord() {
        assertThat(run("reset-pin", "OW-1", "--by-satellite", "--no-wait").exit()).isZero();
        assertThat(action().request()).isEqualTo(new ActionRequest.ResetPin(Way.SATELLITE));
        assertThat(run("confirm", "OW-1", "--works").err()).contains("Nothing is on air to");
        door.core.air.takes(box.id(), SampleAiring.sent(2, TestDoor.NOW));
        Result wrong = run("confirm", action().id(), "--code", "000 000");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("These are not the digits");
        Result right = run("confirm", "OW-1", "--code", PlayedAir.CODE);
        assertThat(right.exit()).as(right.err()).isZero();
        assertThat(right.out()).contains("Confirmed: the screen showed the right digits, by command line");
        Result over = run("confirm", action().id(), "--does-not-work");
        assertThat(over.exit()).isEqualTo(1);
        assertThat(over.err()).contains("It is over already");
    }

    @Test
    void oneThingIsTold() {
        assertThat(run("confirm", "OW-1").exit()).isEqualTo(2);
        assertThat(run("confirm", "OW-1", "--works", "--does-not-work").exit()).isEqualTo(2);
        assertThat(run("confirm", "0123456789abcdef01234567", "--works").err()).contains("There is no action");
    }

    @Test
    void aBoxThatOnlyListensWasNeverSeen() {
        assertThat(run("devices").out()).contains("never: one-way");
        assertThat(run("show", "OW-1").out()).contains("it only listens to the satellite")
                .doesNotContain("check-signal");
        assertThat(run("check-signal", "OW-1").err()).contains("This box cannot answer");
    }

    @Test
    void headEndsAreListed() throws JsonProcessingException {
        assertThat(run("headends").out()).contains("Nothing is sent by satellite here");
        door.core.air.stations.addAll(List.of(SampleAiring.up(now()), SampleAiring.down(now())));
        Result list = run("headends");
        assertThat(list.exit()).isZero();
        assertThat(list.out()).containsPattern("Warszawa +sending +5 h ago +100 +63 % +412 +3")
                .containsPattern("Kraków/mux-k .* active +waiting to connect again .* in \\d+ s")
                .contains("! mux-k: somebody must look");
        assertThat(new JsonMapper().readTree(run("headends", "--json").out()).path("headEnds")).hasSize(2);
    }
}
