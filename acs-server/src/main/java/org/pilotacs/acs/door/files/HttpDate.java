package org.pilotacs.acs.door.files;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Moments as HTTP writes them (RFC 9110, section 5.6.7), to the second. Stateless.
final class HttpDate {
    private static final DateTimeFormatter WRITTEN = of("EEE, dd MMM yyyy HH:mm:ss 'GMT'");
    /// What RFC 850 wrote, years 1970 to 2069.
    private static final DateTimeFormatter OLD = new DateTimeFormatterBuilder().appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1970).appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH);
    /// What C's asctime wrote.
    private static final DateTimeFormatter OLDEST = of("EEE MMM ppd HH:mm:ss yyyy");
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder().appendOptional(WRITTEN)
            .appendOptional(OLD).appendOptional(OLDEST).toFormatter(Locale.ENGLISH);

    private HttpDate() {}

    private static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    static String write(Instant moment) {
        return WRITTEN.format(moment.atOffset(ZoneOffset.UTC));
    }

    /// Null if it is none.
    static @Nullable Instant read(String text) {
        try {
            return LocalDateTime.parse(text, ANY).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
