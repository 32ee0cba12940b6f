package org.pilotacs.acs.link.satellite.payload;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SequencesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SECONDS = NOW.getEpochSecond();

    @Test
    void theFirstIsTheTimeAndTheNextIsAboveTheLast() throws Exception {
        assertThat(Sequences.next(-1, NOW)).isEqualTo(SECONDS);
        assertThat(Sequences.next(SECONDS, NOW)).isEqualTo(SECONDS + 1);
        assertThat(Sequences.next(SECONDS + 1, NOW)).isEqualTo(SECONDS + 2);
    }

    /// The database is that of yesterday: what was given out since is below the clock.
    @Test
    void afterARestoreNoneIsUsedAgain() throws Exception {
        long yesterday = Sequences.next(-1, NOW.minusSeconds(86_400));
        long lost = Sequences.next(yesterday, NOW.minusSeconds(1));
        assertThat(Sequences.next(yesterday, NOW)).isGreaterThan(lost);
    }

    @Test
    void aClockThatWentBackDoesNoHarm() throws Exception {
        assertThat(Sequences.next(SECONDS, NOW.minusSeconds(3600))).isEqualTo(SECONDS + 1);
        assertThat(Sequences.next(SECONDS, Instant.parse("1960-01-01T00:00:00Z"))).isEqualTo(SECONDS + 1);
    }

    @Test
    void theyEndWithTheirBits() throws Exception {
        assertThat(Sequences.next(0xFFFF_FFFEL, NOW)).isEqualTo(0xFFFF_FFFFL);
        assertThatThrownBy(() -> Sequences.next(0xFFFF_FFFFL, NOW)).isInstanceOf(EmmRejectedException.class)
                .hasMessageStartingWith("the count of messages to this card is used up");
        assertThatThrownBy(() -> Sequences.next(-1, Instant.parse("2106-02-07T06:28:16Z")))
                .isInstanceOf(EmmRejectedException.class);
    }
}
