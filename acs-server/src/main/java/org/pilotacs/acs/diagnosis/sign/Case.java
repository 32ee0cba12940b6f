package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What there is to go by when a box is diagnosed, as of one moment.
///
/// @param readings the newest of each name, however old
/// @param history by name, oldest first; of those names whose past matters ([#REMEMBERED])
/// @param services that its model can tell of; what it cannot have is not suspected
public record Case(Instant at, Map<String, Reading> readings, Map<String, List<Reading>> history,
        Set<Service> services, Circumstances around) {
    /// For how long the past matters.
    public static final Duration MEMORY = Duration.ofDays(14);
    /// Whose past matters, up to their instance numbers.
    public static final List<ReadingName> REMEMBERED = List.of(ReadingName.TUNER_MARGIN, ReadingName.TUNER_CN,
            ReadingName.TUNER_LEVEL, ReadingName.TUNER_STRENGTH, ReadingName.TUNER_LOCK, ReadingName.CARD_NO_KEY_COUNT);

    public Case {
        readings = Map.copyOf(readings);
        history = Map.copyOf(history);
        services = Set.copyOf(services);
    }

    @Nullable
    Reading reading(String name) {
        return readings.get(name);
    }

    /// Null if it is not known.
    @Nullable
    String text(String name) {
        Reading reading = readings.get(name);
        return reading == null ? null : reading.value();
    }

    /// Null if it is not known, or no number.
    @Nullable
    Double number(String name) {
        Reading reading = readings.get(name);
        return reading == null ? null : number(reading);
    }

    /// Null if it is not known.
    @Nullable
    Boolean flag(String name) {
        String text = text(name);
        return text == null ? null : Boolean.valueOf(text.equals("true"));
    }

    static @Nullable Double number(Reading reading) {
        BigDecimal number = reading.number();
        return number == null ? null : (Double) number.doubleValue();
    }

    /// The first instance numbers that a kind of reading has here, in order.
    ///
    /// @param prefix for example `tuner.`
    Set<Integer> instances(String prefix) {
        Set<Integer> found = new TreeSet<>();
        for (String name : readings.keySet()) {
            if (name.startsWith(prefix)) {
                int dot = name.indexOf('.', prefix.length());
                int end = dot < 0 ? name.length() : dot;
                if (ReadingName.isInstance(name, prefix.length(), end)) {
                    found.add(Integer.parseInt(name, prefix.length(), end, 10));
                }
            }
        }
        return found;
    }

    /// Readings that are there, of these names.
    List<Reading> known(Stream<String> names) {
        return names.map(readings::get).filter(Objects::nonNull).toList();
    }

    List<Reading> past(String name) {
        return history.getOrDefault(name, List.of());
    }
}
