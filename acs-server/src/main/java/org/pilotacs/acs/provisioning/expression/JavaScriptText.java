package org.pilotacs.acs.provisioning.expression;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers and times as JavaScript reads and writes them.
public final class JavaScriptText {
    private static final Pattern INTEGER = Pattern.compile("([+-]?)(0[xX][0-9A-Fa-f]+|[0-9]+).*", Pattern.DOTALL);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'",
            Locale.ROOT).withZone(ZoneOffset.UTC);
    /// A day is one in UTC, a time without a zone is local.
    private static final List<ToLongFunction<String>> TIMES = List.of(
            text -> OffsetDateTime.parse(text).toInstant().toEpochMilli(),
            text -> LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant().toEpochMilli(),
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z", Locale.ROOT))
                    .toInstant().toEpochMilli(),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant().toEpochMilli());

    private JavaScriptText() {}

    /// The shortest text that reads back as the same number.
    public static String of(double number) {
        return NumberText.of(number);
    }

    /// `parseInt`: the whole number that a text begins with; not a number if it begins with none.
    public static double integer(String text) {
        Matcher parts = INTEGER.matcher(text.stripLeading());
        if (!parts.matches()) {
            return Double.NaN;
        }
        String digits = parts.group(2);
        double number = digits.length() > 1 && Character.toLowerCase(digits.charAt(1)) == 'x'
                ? new BigInteger(digits.substring(2), 16).doubleValue()
                : Double.parseDouble(digits);
        return parts.group(1).equals("-") ? -number : number;
    }

    /// Milliseconds since 1970 that a text is, as a number or as a date; not a number if it is neither.
    public static double time(String text) {
        double number = NumberText.whole(text);
        if (!Double.isNaN(number)) {
            return number;
        }
        for (ToLongFunction<String> form : TIMES) {
            try {
                return form.applyAsLong(text.strip());
            } catch (DateTimeException _) {
                // the next form
            }
        }
        return Double.NaN;
    }

    /// For example `2026-11-23T10:24:27.976Z`.
    public static String time(Instant at) {
        return WRITTEN.format(at);
    }
}
