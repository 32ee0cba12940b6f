package org.pilotacs.acs.meter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private static final Instant ASKED = Instant.parse("2026-11-23T12:00:00Z");

    /// Given how long a box took, then it is asked again so long after it was asked last.
    @ParameterizedTest
    @CsvSource({ "0, 500", "100, 500", "333, 500", "400, 600", "3000, 4500", "10000, 12000"})
    void a_fast_box_is_asked_twice_a_second_and_a_slow_one_is_given_half_as_long_again(int took, int next) {
        assertThat(Pace.next(ASKED, ASKED.plusMillis(took), Duration.ofMillis(500)))
                .isBetween(ASKED.plusMillis(next), ASKED.plusMillis(next + 1L));
    }
}
