package org.pilotacs.acs.meter;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QualityTest {
    private static @Nullable Integer quality(@Nullable Boolean locked, @Nullable Double margin, @Nullable Double ratio,
            @Nullable Double told) {
        return Quality.of(new Sounding(locked, -50.0, ratio, margin, null, told));
    }

    @ParameterizedTest
    @CsvSource({ "-0.4, 1", "0, 1", "1, 9", "3, 26", "6, 51", "11.9, 99", "12, 100", "20, 100"})
    void it_follows_the_margin_dB_by_dB(double margin, int quality) {
        assertThat(quality(true, margin, null, null)).isEqualTo(quality);
        assertThat(quality(null, margin, null, null)).as("whose lock is not told").isEqualTo(quality);
    }

    @Test
    void it_never_falls_where_the_margin_rises() {
        int before = 0;
        for (double margin = -3; margin < 15; margin += 0.05) {
            int now = Quality.ofMargin(margin);
            assertThat(now).isBetween(Math.max(1, before), 100);
            before = now;
        }
        assertThat(before).isEqualTo(100);
    }

    @Test
    void without_lock_it_is_nothing_whatever_a_box_says() {
        assertThat(quality(false, 9.0, 17.0, 80.0)).isZero();
        assertThat(quality(false, null, null, null)).isZero();
    }

    @Test
    void without_a_margin_it_goes_by_what_else_is_told() {
        assertThat(quality(true, null, 14.7, null)).as("6 dB above 8PSK 3/4").isEqualTo(51);
        assertThat(quality(true, null, 14.7, 12.0)).as("the maker's scale counts least").isEqualTo(51);
        assertThat(quality(true, null, 3.0, null)).as("locked is never nothing").isEqualTo(1);
        assertThat(quality(true, null, null, 64.0)).isEqualTo(64);
        assertThat(quality(true, null, null, 255.0)).isEqualTo(100);
    }

    @Test
    void what_is_not_told_is_absent_and_not_zero() {
        assertThat(quality(true, null, null, null)).isNull();
        assertThat(quality(null, null, null, null)).isNull();
    }
}
