package org.pilotacs.acs.door;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// When something is, as people say it: the time of day where this server is, and the date unless that is today. Stateless.
final class TimeOfDay {
    private TimeOfDay() {}

    /// For example `20:15:30`, or `2 Dec, 06:00`.
    static String exact(Instant at, Instant now, Locale locale) {
        return said(at, now, locale, "HH:mm:ss");
    }

    /// For example `20:15`.
    static String minute(Instant at, Instant now, Locale locale) {
        return said(at, now, locale, "HH:mm");
    }

    /// By when something is: never earlier than it is, so the minute is rounded up.
    static String by(Instant at, Instant now, Locale locale) {
        return said(minuteUp(at), now, locale, "HH:mm");
    }

    static Instant minuteUp(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES);
    }

    private static String said(Instant at, Instant now, Locale locale, String today) {
        ZonedDateTime there = at.atZone(ZoneId.systemDefault());
        String pattern = there.toLocalDate().equals(LocalDate.ofInstant(now, ZoneId.systemDefault()))
                ? today
                : "d MMM, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, locale).format(there);
    }
}
