package org.pilotacs.acs.campaign;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// When devices may be begun with, by the clock on the customer's wall.
class WindowTest {
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private static Window window(String from, String to) {
        return new Window(LocalTime.parse(from), LocalTime.parse(to), EVERY_DAY, null);
    }

    private static boolean isOpen(Window window, String at) {
        return window.at(Instant.parse(at), WARSAW) != null;
    }

    @ParameterizedTest
    @CsvSource({ "2026-01-15T00:59:59Z, false", "2026-01-15T01:00:00Z, true", "2026-01-15T03:59:59Z, true",
        "2026-01-15T04:00:00Z, false",
        // in summer Warsaw is two hours ahead of UTC
        "2026-07-15T00:00:00Z, true", "2026-07-15T03:00:00Z, false"})
    void itFollowsTheLocalClockInWinterAndInSummer(String at, boolean open) {
        assertThat(isOpen(window("02:00", "05:00"), at)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({ "2026-01-15T21:59:59Z, false", "2026-01-15T22:00:00Z, true", "2026-01-16T03:59:59Z, true",
        "2026-01-16T04:00:00Z, false"})
    void itMayGoPastMidnight(String at, boolean open) {
        assertThat(isOpen(window("23:00", "05:00"), at)).isEqualTo(open);
    }

    /// 29 March 2026, 02:00 becomes 03:00 (01:00 UTC).
    @Test
    void onTheNightWithoutTwoOClockItOpensAtThree() {
        Window window = window("02:00", "05:00");
        assertThat(isOpen(window, "2026-03-29T00:59:59Z")).isFalse();
        assertThat(isOpen(window, "2026-03-29T01:00:00Z")).isTrue();
        assertThat(isOpen(window, "2026-03-29T02:59:59Z")).isTrue();
        assertThat(isOpen(window, "2026-03-29T03:00:00Z")).isFalse();
    }

    /// A window that lies within the hour that there is not is not there either.
    @Test
    void aWindowWithinTheMissingHourIsLeftOutThatNight() {
        Window window = window("02:10", "02:40");
        for (int minute = 0; minute < 240; minute++) {
            Instant at = Instant.parse("2026-03-29T00:00:00Z").plus(Duration.ofMinutes(minute));
            Window.Stretch stretch = window.at(at, WARSAW);
            // both ends move by the hour, so that it is as long as always
            assertThat(stretch == null || Duration.between(stretch.begin(), stretch.end()).toMinutes() == 30).isTrue();
        }
    }

    /// 25 October 2026, 03:00 becomes 02:00 (01:00 UTC): there are two hours from two to three.
    @Test
    void onTheNightWithTwoOClockTwiceItIsOpenInBoth() {
        Window window = window("02:00", "03:00");
        assertThat(isOpen(window, "2026-10-24T23:59:59Z")).isFalse();
        assertThat(isOpen(window, "2026-10-25T00:00:00Z")).isTrue();
        assertThat(isOpen(window, "2026-10-25T01:30:00Z")).isTrue();
        assertThat(isOpen(window, "2026-10-25T02:00:00Z")).isFalse();
    }

    @Test
    void aDayIsTheOneOnWhichItBegins() {
        Window window = new Window(LocalTime.of(23, 0), LocalTime.of(2, 0), Set.of(DayOfWeek.SATURDAY), null);
        // Sunday, one in the morning: began on Saturday
        assertThat(isOpen(window, "2026-01-18T00:00:00Z")).isTrue();
        // Saturday, one in the morning: would have begun on Friday
        assertThat(isOpen(window, "2026-01-17T00:00:00Z")).isFalse();
    }

    @Test
    void itsOwnZoneCountsIfItHasOne() {
        Window window = new Window(LocalTime.of(2, 0), LocalTime.of(5, 0), EVERY_DAY, ZoneId.of("Atlantic/Azores"));
        assertThat(isOpen(window, "2026-01-15T02:59:00Z")).isFalse();
        assertThat(isOpen(window, "2026-01-15T03:00:00Z")).isTrue();
    }

    @Test
    void theNextOpeningIsFoundOverAWeekend() {
        Window window = new Window(LocalTime.of(2, 0), LocalTime.of(5, 0), Set.of(DayOfWeek.TUESDAY), null);
        assertThat(window.next(Instant.parse("2026-01-14T12:00:00Z"), WARSAW))
                .isEqualTo(Instant.parse("2026-01-20T01:00:00Z"));
        assertThat(window.next(Instant.parse("2026-01-20T01:30:00Z"), WARSAW))
                .isEqualTo(Instant.parse("2026-01-20T01:30:00Z"));
    }

    @Test
    void aWindowThatNeverOpensIsRefused() {
        assertThatThrownBy(() -> window("02:00", "02:00")).isInstanceOf(BadPlanException.class);
        assertThatThrownBy(() -> new Window(LocalTime.of(2, 0), LocalTime.of(5, 0), Set.of(), null))
                .isInstanceOf(BadPlanException.class);
    }
}
