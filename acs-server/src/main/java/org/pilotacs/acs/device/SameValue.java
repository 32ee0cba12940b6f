package org.pilotacs.acs.device;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a box gave back what was written to it, though perhaps in another form (X17: padding; D12: booleans).
public final class SameValue {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,40}(\\.[0-9]{1,40})?");
    /// Evidence keeps at most this much of a value, and then this mark.
    private static final int KEPT = 1_024;
    private static final String CUT = "…";

    private SameValue() {}

    /// @param written its type decides how the two are compared; what type the box claims does not matter
    public static boolean is(Value written, String readBack) {
        String one = trimmed(written.text());
        String other = trimmed(readBack);
        return one.equals(other) || isCut(one, other) || switch (written.type()) {
            case BOOLEAN -> bool(one).isPresent() && bool(one).equals(bool(other));
            case INT, UNSIGNED_INT, LONG, UNSIGNED_LONG, DECIMAL -> sameNumber(one, other);
            case DATE_TIME -> time(one).isPresent() && time(one).equals(time(other));
            case HEX_BINARY -> one.equalsIgnoreCase(other);
            case BASE64 -> one.replaceAll("\\s", "").equals(other.replaceAll("\\s", ""));
            case STRING -> false;
        };
    }

    /// Whether a box says what a profile expects, which is text and may mean any type.
    public static boolean isExpected(String expected, String read) {
        return is(new Value(ValueType.STRING, expected), read) || is(new Value(ValueType.BOOLEAN, expected), read)
                && !NUMBER.matcher(expected).matches() || is(new Value(ValueType.DECIMAL, expected), read);
    }

    private static String trimmed(String text) {
        int end = text.length();
        int start = 0;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isCut(String written, String readBack) {
        return readBack.length() == KEPT + CUT.length() && readBack.endsWith(CUT)
                && written.startsWith(readBack.substring(0, KEPT));
    }

    private static Optional<Boolean> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> Optional.of(true);
            case "0", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean sameNumber(String one, String other) {
        return NUMBER.matcher(one).matches() && NUMBER.matcher(other).matches()
                && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    /// To the second: boxes drop the rest. Without a zone it is UTC, as TR-106 says.
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            try {
                return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS));
            } catch (DateTimeException again) {
                return Optional.empty();
            }
        }
    }
}
