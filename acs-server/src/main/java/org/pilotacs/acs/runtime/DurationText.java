package org.pilotacs.acs.runtime;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as operators write them: a whole number and `ms`, `s`, `m`, `h` or `d`.
public final class DurationText {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private DurationText() {}

    /// Null if it is not of that form.
    public static @Nullable Duration read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        Duration unit = UNITS.get(matcher.group(2));
        return unit == null ? null : unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }

    /// In the largest unit that says it exactly; [#read] gives the same duration back for whole milliseconds.
    public static String write(Duration duration) {
        long millis = duration.toMillis();
        TreeMap<Long, String> bySize = new TreeMap<>();
        UNITS.forEach((name, unit) -> bySize.put(unit.toMillis(), name));
        for (Map.Entry<Long, String> unit : bySize.descendingMap().entrySet()) {
            if (millis != 0 && millis % unit.getKey() == 0) {
                return millis / unit.getKey() + unit.getValue();
            }
        }
        return millis + "ms";
    }
}
