package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A sign as it stands.
///
/// @param number in the sign's unit, null for a word
/// @param word null for a number
/// @param at how old it is: as old as the oldest reading that it rests on
/// @param freshFor for how long it may be acted on
/// @param sources readings, and facts of ours in words of [Sign]
public record Measured(Sign sign, @Nullable Double number, @Nullable String word, Instant at, Duration freshFor,
        List<String> sources) {
    public Measured {
        sources = List.copyOf(sources);
        if ((number == null) == (word == null)) {
            throw new IllegalArgumentException(sign + " is a number or a word");
        }
    }

    static Measured number(Sign sign, double number, Collection<Reading> from) {
        return new Measured(sign, number, null, oldest(from), freshFor(from), names(from));
    }

    static Measured word(Sign sign, String word, Collection<Reading> from) {
        return new Measured(sign, null, word, oldest(from), freshFor(from), names(from));
    }

    /// Known by ourselves, now.
    static Measured fact(Sign sign, double number, Instant at) {
        return new Measured(sign, number, null, at, Duration.ofHours(1), List.of(sign.wireName()));
    }

    /// Known by ourselves, now.
    static Measured fact(Sign sign, String word, Instant at) {
        return new Measured(sign, null, word, at, Duration.ofHours(1), List.of(sign.wireName()));
    }

    private static Instant oldest(Collection<Reading> from) {
        return from.stream().map(Reading::at).min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("a sign without a reading"));
    }

    private static Duration freshFor(Collection<Reading> from) {
        return from.stream().map(one -> ReadingName.ofName(one.name()).map(ReadingName::freshFor).orElse(Duration.ZERO))
                .min(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static List<String> names(Collection<Reading> from) {
        return from.stream().map(Reading::name).distinct().sorted().limit(12).toList();
    }
}
