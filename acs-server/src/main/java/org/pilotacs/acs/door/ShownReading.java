package org.pilotacs.acs.door;

import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;

import java.time.Duration;
import java.time.Instant;

/// A reading as people see it: its age is part of it.
///
/// @param freshFor for how long it may be acted on
public record ShownReading(Reading reading, Duration age, Duration freshFor) {
    static ShownReading of(Reading reading, Instant now) {
        Duration age = Duration.between(reading.at(), now);
        Duration freshFor = ReadingName.ofName(reading.name()).map(ReadingName::freshFor).orElse(Duration.ZERO);
        return new ShownReading(reading, age.isNegative() ? Duration.ZERO : age, freshFor);
    }

    public boolean fresh() {
        return age.compareTo(freshFor) <= 0;
    }
}
