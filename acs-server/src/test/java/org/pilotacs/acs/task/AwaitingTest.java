package org.pilotacs.acs.task;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a value that somebody waits for, when a link has looked at it, then it is there, or looked at again until patience
/// is over, and what was read last is told either way.
class AwaitingTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Operation.Await AWAIT = new Operation.Await("A.B", "0", Duration.ofMinutes(3));
    private static final Instant UNTIL = NOW.plus(AWAIT.patience());

    @Test
    void aValueThatIsThereEndsIt() {
        assertThat(Awaiting.next(AWAIT, read("0"), null, NOW)).isEqualTo(read("0"));
        assertThat(Awaiting.next(AWAIT, read("0"), UNTIL, NOW)).isEqualTo(read("0"));
    }

    @Test
    void anotherValueIsLookedAtAgainAndIsTheEndIfNothingBetterComes() {
        assertThat(Awaiting.next(AWAIT, read("1"), null, NOW)).isEqualTo(parked("1"));
        assertThat(Awaiting.next(AWAIT, read("2"), UNTIL, NOW.plusSeconds(60))).isEqualTo(parked("2"));
        assertThat(Awaiting.next(AWAIT, read("2"), UNTIL, UNTIL)).isEqualTo(read("2"));
    }

    @Test
    void aValueThatIsToGoIsLookedAtUntilItIsAnother() {
        Operation.Await away = new Operation.Await("A.B", "6", Operation.Await.Until.IS_NOT, AWAIT.patience());
        assertThat(Awaiting.next(away, read("06"), null, NOW)).isEqualTo(parked("06"));
        assertThat(Awaiting.next(away, read("11"), UNTIL, NOW)).isEqualTo(read("11"));
        assertThat(Awaiting.next(away, read("6"), UNTIL, UNTIL)).isEqualTo(read("6"));
    }

    @Test
    void aFirstLookThatFailsEndsItAndALaterOneDoesNot() {
        Progress failed = new Progress.Settled(new Outcome.Failed(Fault.of(Fault.Kind.INVALID_NAME,
                Saying.of("unknown"))));
        assertThat(Awaiting.next(AWAIT, failed, null, NOW)).isEqualTo(failed);
        assertThat(Awaiting.next(AWAIT, failed, UNTIL, NOW)).isEqualTo(new Progress.Returned());
    }

    private static Progress.Settled read(String value) {
        return new Progress.Settled(confirmed(value));
    }

    private static Progress parked(String value) {
        return new Progress.Parked(Continuation.AWAITED, UNTIL, confirmed(value));
    }

    private static Outcome.Confirmed confirmed(String value) {
        return new Outcome.Confirmed(new Evidence(NOW, Saying.of("read"),
                List.of(new Assignment("A.B", Value.string(value)))));
    }
}
