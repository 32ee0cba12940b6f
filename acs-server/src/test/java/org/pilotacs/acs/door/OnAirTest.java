package org.pilotacs.acs.door;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a box that cannot answer, when somebody asks how an action stands that goes to it by satellite, then we claim no more
/// than is known.
class OnAirTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static String english(Airing airing) {
        return OnAir.standing(airing, Words.ENGLISH, NOW);
    }

    private static String polish(Airing airing) {
        return OnAir.standing(airing, Words.POLISH, NOW);
    }

    @Test
    void whatWasNeverSentIsNotOnAir() {
        assertThat(english(SampleAiring.sent(0, NOW))).isEqualTo("Queued: it goes on air in a moment.");
        assertThat(OnAir.standing(null, Words.ENGLISH, NOW)).isEqualTo("Queued: it goes on air in a moment.");
        assertThat(english(SampleAiring.heldUp(0, NOW))).isEqualTo("Not on air yet: nothing reaches the multiplexer");
        assertThat(polish(SampleAiring.heldUp(0, NOW)))
                .isEqualTo("Jeszcze nienadawane: do multipleksera nic nie dociera");
    }

    @Test
    void howOftenItWasSentAndWhenItHasProbablyArrivedIsSaid() {
        String next = Words.ENGLISH.exact(NOW.plusSeconds(12), NOW);
        String by = Words.ENGLISH.by(NOW.plusSeconds(120), NOW);
        assertThat(english(SampleAiring.sent(4, NOW))).isEqualTo("On air: sent 4 times, next at " + next
                + ". Probably arrived by " + by + " if the box is on and tuned to channel 1.");
        assertThat(polish(SampleAiring.sent(1, NOW))).isEqualTo("Nadawane: wysłano 1 raz, następny raz: " + next
                + ". Prawdopodobnie dotrze przed " + by + ", jeśli dekoder jest włączony i ustawiony na kanał 1.");
    }

    @Test
    void evenWhatHasLikelyArrivedIsOnlyProbable() {
        assertThat(english(SampleAiring.arrived(40, NOW))).contains("sent 40 times").endsWith(
                "Probably arrived by now, if the box was on and tuned to channel 1. It cannot tell: ask the customer.");
    }

    @Test
    void whatIsHeldUpHasNoNextTime() {
        assertThat(english(SampleAiring.heldUp(4, NOW)))
                .isEqualTo("Sent 4 times, and now held up: nothing reaches the multiplexer");
    }

    @Test
    void whatNobodyConfirmedIsNotCalledDone() {
        Outcome assumed = new Outcome.Unconfirmed(Saying.of("sent 464 times in 30 days"));
        assertThat(Words.ENGLISH.outcome(assumed, Carrier.BROADCAST))
                .isEqualTo("Not confirmed: sent 464 times in 30 days");
        assertThat(Words.POLISH.outcome(new Outcome.Expired(), Carrier.BROADCAST))
                .isEqualTo("Nie udało się tego nadać na czas. Nic nie wysłano.");
        assertThat(Words.ENGLISH.outcome(new Outcome.Expired(), Carrier.SESSION)).startsWith("The box did not come");
    }

    @Test
    void aTimeByWhichSomethingIsIsNeverTooEarlyAndHasItsDateUnlessThatIsToday() {
        assertThat(Words.ENGLISH.by(NOW.plusSeconds(61), NOW)).isEqualTo(Words.ENGLISH.by(NOW.plusSeconds(120), NOW));
        assertThat(Words.ENGLISH.exact(NOW.plus(Duration.ofDays(3)), NOW)).startsWith("2 Dec, ");
        assertThat(Words.POLISH.by(NOW.plus(Duration.ofDays(3)), NOW)).startsWith("2 gru, ");
    }
}
