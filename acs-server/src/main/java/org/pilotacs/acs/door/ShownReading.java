package org.pilotacs.acs.door;

import org.pilotacs.acs.reading.Reading;

import java.time.Duration;

/// A reading as people see it: its age is part of it.
///
/// @param freshFor for how long it may be acted on
public record ShownReading(Reading reading, Duration age, Duration freshFor) {
    public boolean fresh() {
        return age.compareTo(freshFor) <= 0;
    }
}
