package org.pilotacs.acs.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class RetryDelayTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({ "0, 5", "1, 10", "2, 20", "9, 2560", "10, 3600", "1000, 3600"})
    void each_failure_doubles_it_up_to_an_hour_and_chance_takes_up_to_a_half(int failures, long seconds) {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            assertThat(RetryDelay.of(failures, Duration.ZERO, random)).isBetween(Duration.ofMillis(seconds * 500),
                    Duration.ofSeconds(seconds));
        }
    }

    @Test
    void it_is_as_long_as_the_receiver_asks_for_within_reason() {
        assertThat(RetryDelay.of(0, Duration.ofMinutes(7), new Random(1))).isEqualTo(Duration.ofMinutes(7));
        assertThat(RetryDelay.of(0, Duration.ofDays(90), new Random(1))).isEqualTo(Duration.ofDays(1));
        assertThat(RetryDelay.of(20, Duration.ofSeconds(1), new Random(1))).isGreaterThan(Duration.ofMinutes(29));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = { "120|120", "Mon, 30 Nov 2026 12:05:00 GMT|300",
        "Mon, 30 Nov 2026 11:00:00 GMT|0", "soon|0", "-5|0", "''|0"})
    void retry_after_is_seconds_or_a_date(String header, long seconds) {
        assertThat(RetryDelay.asked(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
