package org.pilotacs.protocols.cwmp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/// Lexical forms of XML Schema, read as devices write them.
final class Lexical {
    // +01:00, +0100 or +01; without a zone it is UTC (quirk R6)
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).optionalStart().appendOffsetId().optionalEnd()
            .optionalStart().appendOffset("+HHmm", "Z").optionalEnd().parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter();

    private Lexical() {}

    static long number(String text, long fallback) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            return fallback;
        }
    }

    static int integer(String text, int fallback) {
        return Math.clamp(number(text, fallback), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static boolean flag(String text) {
        String value = text.strip();
        return value.equals("1") || value.equalsIgnoreCase("true");
    }

    static Instant time(String text) {
        String value = text.strip();
        try {
            return isPlainUtc(value) ? plainUtc(value) : TIME.parse(value, Instant::from);
        } catch (DateTimeException | NumberFormatException _) {
            return CwmpTime.UNKNOWN;
        }
    }

    // Nearly every device writes 2026-11-23T10:36:38Z; the general form takes ten times as long.
    private static boolean isPlainUtc(String value) {
        return value.length() == 20 && value.charAt(10) == 'T' && value.charAt(19) == 'Z';
    }

    private static Instant plainUtc(String value) {
        return LocalDateTime.of(digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10), digits(value, 11, 13),
                digits(value, 14, 16), digits(value, 17, 19)).toInstant(ZoneOffset.UTC);
    }

    private static int digits(String value, int from, int to) {
        return Integer.parseInt(value, from, to, 10);
    }
}
