package org.pilotacs.acs.reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/// One neutral measurement.
///
/// @param name from the closed list of [ReadingName], with its instance numbers, for example `tuner.1.cn`
/// @param value as text: a number in the unit of its name, `true`/`false`, or a word of its list
/// @param unit empty if it has none
/// @param at when the device said it, by our clock
/// @param source the path that it came from
public record Reading(String name, String value, String unit, Instant at, String source) {
    /// A box may send all digits of a floating-point number.
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,25})?([eE]-?[0-9]{1,2})?");

    /// Its value as a number; null if it is none.
    public @Nullable BigDecimal number() {
        return NUMBER.matcher(value).matches() ? new BigDecimal(value) : null;
    }
}
