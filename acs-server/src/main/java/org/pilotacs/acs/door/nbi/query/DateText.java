package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as people and programs write them: ISO 8601 whole or in part, as JavaScript prints them, as HTTP and mail have
/// them, and as Americans do. What has no zone is UTC.
final class DateText {
    private static final int MOST_CHARACTERS = 80;
    private static final List<String> MONTHS = List
            .of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final String TIME = "(?:(?:[T ]| at |, ) *(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})"
            + "(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?(?: ?(?<half>[AP]M))?"
            + " ?(?<zone>Z|(?:UTC|GMT)?(?:[+-][0-9]{2}:?[0-9]{2})?)(?: \\([^()]*\\))?)?";
    private static final String WEEKDAY = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?";
    private static final String MONTH = "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";

    private static final List<Pattern> FORMS = List.of(
            form("(?<year>[0-9]{4}|[+-][0-9]{6})(?:-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?)?" + TIME),
            form("(?<year>[0-9]{4})[-/](?<month>[0-9]{1,2})[-/](?<day>[0-9]{1,2})" + TIME),
            form("(?<month>[0-9]{1,2})[-/](?<day>[0-9]{1,2})[-/](?<year>[0-9]{4})" + TIME),
            form(WEEKDAY + "(?<day>[0-9]{1,2})[ -]" + MONTH + "[ -](?<year>[0-9]{4})" + TIME),
            form(WEEKDAY + MONTH + " (?<day>[0-9]{1,2}),? (?<year>[0-9]{4})" + TIME));

    private DateText() {}

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /// Null if it is no date.
    static @Nullable Instant read(String text) {
        String trimmed = JsNumber.trim(text);
        if (trimmed.length() > MOST_CHARACTERS) {
            return null;
        }
        for (Pattern form : FORMS) {
            Matcher date = form.matcher(trimmed);
            if (date.matches()) {
                return read(date);
            }
        }
        return null;
    }

    private static @Nullable Instant read(Matcher date) {
        int month = month(date.group("month"));
        int day = number(date.group("day"), 1);
        int hour = hour(number(date.group("hour"), 0), date.group("half"));
        int minute = number(date.group("minute"), 0);
        int second = number(date.group("second"), 0);
        int milli = number(millis(date.group("fraction")), 0);
        boolean midnight = hour == 24 && minute == 0 && second == 0 && milli == 0;
        if (month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 23 && !midnight || minute > 59
                || second > 59) {
            return null;
        }
        // a day that the month lacks is one of the next, as in JavaScript
        return LocalDate.of(Integer.parseInt(date.group("year")), month, 1).atStartOfDay().plusDays(day - 1L)
                .plusHours(hour).plusMinutes(minute - offset(date.group("zone"))).plusSeconds(second)
                .toInstant(ZoneOffset.UTC).plusMillis(milli);
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static int month(@Nullable String month) {
        if (month == null) {
            return 1;
        }
        int named = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        return named < 0 ? Integer.parseInt(month) : named + 1;
    }

    /// -1 if there is none such.
    private static int hour(int hour, @Nullable String half) {
        if (half == null) {
            return hour;
        }
        return hour < 1 || hour > 12 ? -1 : hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
    }

    private static @Nullable String millis(@Nullable String fraction) {
        return fraction == null ? null : (fraction + "00").substring(0, 3);
    }

    /// In minutes.
    private static int offset(@Nullable String zone) {
        int sign = zone == null ? -1 : Math.max(zone.indexOf('+'), zone.indexOf('-'));
        if (zone == null || sign < 0) {
            return 0;
        }
        String digits = zone.substring(sign + 1).replace(":", "");
        int minutes = Integer.parseInt(digits.substring(0, 2)) * 60 + Integer.parseInt(digits.substring(2));
        return zone.charAt(sign) == '-' ? -minutes : minutes;
    }
}
