package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/// When devices may be begun with, by the clock on the customer's wall: `from` until `to`, past midnight if `to` is not later.
/// On the night that clocks go forward a time that there is not is the first one that there is; on the night that they go
/// back the window is open in both of the hours that there are twice.
///
/// @param days on which it begins
/// @param zone null for each device's own
public record Window(LocalTime from, LocalTime to, Set<DayOfWeek> days, @Nullable ZoneId zone) {
    private static final int DAYS_AHEAD = 8;

    public Window {
        if (days.isEmpty()) {
            throw new BadPlanException("window.days", CampaignSaying.NO_DAYS.of());
        }
        if (from.equals(to)) {
            throw new BadPlanException("window.to", CampaignSaying.EMPTY_WINDOW.of());
        }
        days = Set.copyOf(EnumSet.copyOf(days));
    }

    /// One stretch of time.
    ///
    /// @param end the moment after it
    record Stretch(Instant begin, Instant end) {
        boolean holds(Instant at) {
            return !at.isBefore(begin) && at.isBefore(end);
        }
    }

    /// The stretch that a moment is in; null if it is in none.
    @Nullable
    Stretch at(Instant at, ZoneId device) {
        LocalDate today = at.atZone(in(device)).toLocalDate();
        for (int back = 1; back >= 0; back--) {
            Stretch stretch = on(today.minusDays(back), device);
            if (stretch != null && stretch.holds(at)) {
                return stretch;
            }
        }
        return null;
    }

    /// When it opens next, or the moment itself if it is open.
    Instant next(Instant at, ZoneId device) {
        if (at(at, device) != null) {
            return at;
        }
        LocalDate today = at.atZone(in(device)).toLocalDate();
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            Stretch stretch = on(today.plusDays(ahead), device);
            if (stretch != null && stretch.begin.isAfter(at)) {
                return stretch.begin;
            }
        }
        return at.plus(Duration.ofDays(DAYS_AHEAD));
    }

    private @Nullable Stretch on(LocalDate day, ZoneId device) {
        if (!days.contains(day.getDayOfWeek())) {
            return null;
        }
        ZoneId in = in(device);
        ZonedDateTime begin = ZonedDateTime.of(day, from, in).withEarlierOffsetAtOverlap();
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        ZonedDateTime end = ZonedDateTime.of(last, to, in).withLaterOffsetAtOverlap();
        return begin.isBefore(end) ? new Stretch(begin.toInstant(), end.toInstant()) : null;
    }

    private ZoneId in(ZoneId device) {
        return zone == null ? device : zone;
    }
}
