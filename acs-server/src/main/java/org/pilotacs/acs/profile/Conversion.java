package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.ReadingName;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a parameter's text becomes a reading's value. What does not make sense becomes nothing, never a wrong number.
///
/// @param scale factor for a number
/// @param offset added after the factor
/// @param numberPrefix take the number that the text begins with, for example of `12.4 dB`
/// @param sentinels texts that mean "no value"
/// @param values what each text of the model means, letter case ignored; empty for no such list
/// @param otherwise what any other text means, null for nothing
public record Conversion(BigDecimal scale, BigDecimal offset, boolean numberPrefix, List<String> sentinels,
        Map<String, String> values, @Nullable String otherwise) {
    public static final Conversion NONE = new Conversion(BigDecimal.ONE, BigDecimal.ZERO, false, List.of(), Map.of(),
            null);

    /// Longest text that a reading keeps.
    static final int MAX_TEXT = 128;
    /// Bounded in every part: a device may write `1e999999999`.
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?");

    public Conversion {
        sentinels = List.copyOf(sentinels);
        values = Map.copyOf(values);
    }

    /// The reading's value, null if the text holds none.
    public @Nullable String convert(String raw, ReadingName name) {
        String text = raw.strip();
        if (text.isEmpty() || text.length() > 4 * MAX_TEXT || isSentinel(text)) {
            return null;
        }
        if (!values.isEmpty()) {
            return values.getOrDefault(text.toLowerCase(Locale.ROOT), otherwise);
        }
        return switch (name.kind()) {
            case FLAG -> flag(text);
            case NUMBER -> number(text, false);
            case COUNT -> number(text, true);
            case WORD -> name.words().contains(text.toLowerCase(Locale.ROOT)) ? text.toLowerCase(Locale.ROOT) : null;
            case TEXT -> text.substring(0, Math.min(text.length(), MAX_TEXT));
        };
    }

    /// Whether a text is a value that this reading could have.
    static boolean fits(String value, ReadingName name) {
        return switch (name.kind()) {
            case FLAG -> value.equals("true") || value.equals("false");
            case NUMBER -> NUMBER.matcher(value).matches();
            case COUNT -> value.matches("[0-9]{1,18}");
            case WORD -> name.words().contains(value);
            case TEXT -> !value.isEmpty() && value.length() <= MAX_TEXT;
        };
    }

    private boolean isSentinel(String text) {
        return sentinels.stream().anyMatch(text::equalsIgnoreCase);
    }

    private static @Nullable String flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> "true";
            case "false", "0" -> "false";
            default -> null;
        };
    }

    private @Nullable String number(String text, boolean whole) {
        Matcher matcher = NUMBER.matcher(text);
        if (!(numberPrefix ? matcher.lookingAt() : matcher.matches())) {
            return null;
        }
        BigDecimal value = new BigDecimal(matcher.group()).multiply(scale).add(offset).round(MathContext.DECIMAL64);
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (whole && (plain.signum() < 0 || plain.scale() > 0)) {
            return null;
        }
        return plain.toPlainString();
    }
}
