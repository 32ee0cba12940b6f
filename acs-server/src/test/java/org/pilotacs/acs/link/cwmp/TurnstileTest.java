package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.task.SettableClock;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class TurnstileTest {
    private static final int MOST = 100;
    private static final DeviceId BOX = new DeviceId("00AA00-Box-1");

    private final SettableClock clock = new SettableClock();
    private final Turnstile turnstile = new Turnstile(MOST, clock, new Random(1));

    @Test
    void anyDeviceComesInWhileThereIsRoomAndNoneWhenThereIsNot() {
        assertThat(turnstile.admits(BOX, MOST - 1)).isTrue();
        assertThat(turnstile.admits(BOX, MOST)).isFalse();
    }

    @Test
    void aDeviceThatSomebodyWaitsForFindsAPlaceOfTheReserve() {
        turnstile.await(BOX);
        assertThat(turnstile.admits(BOX, MOST)).isTrue();
        assertThat(turnstile.admits(new DeviceId("00AA00-Box-2"), MOST)).isFalse();
        assertThat(turnstile.admits(BOX, 2 * MOST)).as("the reserve is used up").isFalse();
    }

    @Test
    void nobodyWaitsForEver() {
        turnstile.await(BOX);
        clock.advance(Duration.ofMinutes(2));
        assertThat(turnstile.admits(BOX, MOST)).isFalse();
    }

    @Test
    void aFewAreSpreadOverSecondsAndACrowdOverTheTimeThatServingItTakes() {
        assertThat(answers()).allMatch(seconds -> seconds >= 5 && seconds <= 25);
        // a minute in which 50 a second come in and 1,000 a second do not
        for (int second = 0; second < 60; second++) {
            IntStream.range(0, 50).forEach(_ -> turnstile.admits(BOX, 0));
            IntStream.range(0, 1_000).forEach(_ -> turnstile.turnedAway());
            turnstile.tick();
        }
        List<Integer> crowded = answers();
        assertThat(crowded).allMatch(seconds -> seconds >= 5 && seconds <= 605);
        assertThat(crowded.stream().mapToInt(seconds -> seconds).max().orElseThrow()).isGreaterThan(400);
        assertThat(crowded.stream().distinct().count()).as("not all at once").isGreaterThan(100);
    }

    @Test
    void aCrowdThatIsServedIsForgotten() {
        IntStream.range(0, 10_000).forEach(_ -> turnstile.turnedAway());
        for (int second = 0; second < 600; second++) {
            turnstile.admits(BOX, 0);
            turnstile.tick();
        }
        assertThat(answers()).allMatch(seconds -> seconds <= 25);
    }

    private List<Integer> answers() {
        return IntStream.range(0, 500).map(_ -> turnstile.retryAfter()).boxed().toList();
    }
}
