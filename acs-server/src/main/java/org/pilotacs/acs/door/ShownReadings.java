package org.pilotacs.acs.door;

import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts readings before people: in the order of their list, each with its age.
public final class ShownReadings {
    private static final Pattern NUMBER = Pattern.compile("\\.(\\d+)(?=\\.|$)");
    private static final Comparator<ShownReading> ORDER = Comparator
            .<ShownReading>comparingInt(shown -> rank(shown.reading().name()))
            .thenComparing(shown -> instances(shown.reading().name()), Arrays::compare);

    private ShownReadings() {}

    public static List<ShownReading> of(List<Reading> readings, Instant now) {
        return readings.stream().map(reading -> ShownReading.of(reading, now)).sorted(ORDER).toList();
    }

    /// The instance numbers in a reading's name.
    static int[] instances(String name) {
        return NUMBER.matcher(name).results().mapToInt(match -> Integer.parseInt(match.group(1))).toArray();
    }

    private static int rank(String name) {
        Optional<ReadingName> entry = ReadingName.ofName(name);
        return entry.isPresent() ? entry.get().ordinal() : Integer.MAX_VALUE;
    }
}
