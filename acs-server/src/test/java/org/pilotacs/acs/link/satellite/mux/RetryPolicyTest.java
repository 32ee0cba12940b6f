package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTest {
    private static final HeadendConfig.Timing TIMING = HeadendConfig.Timing.DEFAULT;

    private final RetryPolicy policy = new RetryPolicy(TIMING, new Random(1));

    /// All of Table 8, and what is beyond it.
    @ParameterizedTest
    @CsvSource({ "0001, REOPEN_CHANNEL", "0002, REFUSED", "0003, BACK_OFF", "0004, SMALLER_MESSAGES",
        "0005, REOPEN_STREAM", "0006, REOPEN_CHANNEL", "0007, BACK_OFF", "0008, BACK_OFF", "0009, BACK_OFF",
        "000A, REFUSED", "000B, REFUSED", "000C, REFUSED", "000D, REFUSED", "000E, REOPEN_CHANNEL", "000F, SLOW_DOWN",
        "0010, REOPEN_STREAM", "0011, REFUSED", "0012, REFUSED", "0013, REFUSED", "0014, REFUSED", "0000, BACK_OFF",
        "0015, BACK_OFF", "7000, BACK_OFF", "7001, REOPEN_CHANNEL", "7002, BACK_OFF", "8000, BACK_OFF",
        "FFFF, BACK_OFF"})
    void each_error_has_its_reaction(String code, Reaction reaction) {
        assertThat(Reaction.to(new ErrorStatus(Integer.parseInt(code, 16)))).isEqualTo(reaction);
    }

    @Test
    void the_weightiest_of_several_errors_decides() {
        assertThat(Reaction.weightiest(List.of(new ErrorStatus(0x000F), new ErrorStatus(0x0002),
                new ErrorStatus(0x7000)))).isEqualTo(new ErrorStatus(0x0002));
        assertThat(Reaction.weightiest(List.of(new ErrorStatus(0x0005), new ErrorStatus(0x0004))))
                .isEqualTo(new ErrorStatus(0x0005));
    }

    @Test
    void waits_are_doubled_from_the_shortest_to_the_longest() {
        for (int seconds : List.of(1, 2, 4, 8, 16, 30, 30, 30)) {
            assertHalfToAll(policy.wait(Reaction.BACK_OFF, Duration.ZERO), Duration.ofSeconds(seconds));
        }
    }

    @Test
    void a_channel_is_opened_again_at_once_the_first_time() {
        assertThat(policy.wait(Reaction.REOPEN_CHANNEL, Duration.ZERO)).isZero();
        assertHalfToAll(policy.wait(Reaction.REOPEN_CHANNEL, Duration.ZERO), Duration.ofSeconds(1));
        assertHalfToAll(policy.wait(Reaction.REOPEN_CHANNEL, Duration.ZERO), Duration.ofSeconds(2));
    }

    @Test
    void who_is_refused_tries_again_very_rarely() {
        for (int i = 0; i < 5; i++) {
            assertHalfToAll(policy.wait(Reaction.REFUSED, Duration.ZERO), Duration.ofMinutes(10));
        }
    }

    @Test
    void a_connection_that_was_open_for_a_while_ends_the_row_and_a_short_one_does_not() {
        for (int i = 0; i < 4; i++) {
            policy.wait(Reaction.BACK_OFF, Duration.ZERO);
        }
        assertHalfToAll(policy.wait(Reaction.BACK_OFF, TIMING.silence().minusMillis(1)), Duration.ofSeconds(16));
        assertHalfToAll(policy.wait(Reaction.BACK_OFF, TIMING.silence()), Duration.ofSeconds(1));
    }

    @Test
    void an_operator_ends_the_row() {
        for (int i = 0; i < 4; i++) {
            policy.wait(Reaction.BACK_OFF, Duration.ZERO);
        }
        policy.reset();
        assertHalfToAll(policy.wait(Reaction.BACK_OFF, Duration.ZERO), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3})
    void waits_differ_by_chance(long seed) {
        Random random = new Random(seed);
        assertThat(new RetryPolicy(TIMING, random).wait(Reaction.BACK_OFF, Duration.ZERO))
                .isNotEqualTo(new RetryPolicy(TIMING, random).wait(Reaction.BACK_OFF, Duration.ZERO));
    }

    private static void assertHalfToAll(Duration wait, Duration whole) {
        assertThat(wait).isBetween(whole.dividedBy(2), whole);
    }
}
