package org.pilotacs.acs.incident;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Chances, against sums that were done by hand.
class TailTest {
    @Test
    void a_coin_falls_as_coins_do() {
        assertThat(Tail.atLeast(3, 4, 0.5)).isCloseTo(5 / 16.0, within(1e-9));
        assertThat(Tail.atLeast(4, 4, 0.5)).isCloseTo(1 / 16.0, within(1e-9));
        assertThat(Tail.atLeast(0, 4, 0.5)).isEqualTo(1);
        assertThat(Tail.atLeast(5, 4, 0.5)).isZero();
    }

    @Test
    void what_is_as_usual_is_no_surprise_and_large_groups_are_counted_too() {
        assertThat(Tail.atLeast(10, 1_000, 0.01)).isGreaterThan(0.4);
        assertThat(Tail.atLeast(40, 1_000, 0.01)).isLessThan(1e-9);
        assertThat(Tail.atLeast(500_000, 1_000_000, 0.02)).isZero();
    }

    @Test
    void a_group_explains_the_better_the_more_of_it_is_in_trouble() {
        assertThat(Tail.gain(80, 100, 0.02)).isGreaterThan(Tail.gain(84, 300, 0.02));
        assertThat(Tail.gain(240, 300, 0.02)).isGreaterThan(Tail.gain(80, 100, 0.02));
        assertThat(Tail.gain(1, 100, 0.02)).isZero();
    }
}
