package org.pilotacs.acs.reading;

import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// How long the history of readings is kept.
public record ReadingConfig(Duration keep) {
    public static final Range<Duration> KEEP = Range.of(Duration.ofDays(1), Duration.ofDays(3650));

    public static final ReadingConfig DEFAULT = new ReadingConfig(Duration.ofDays(30));

    public ReadingConfig {
        KEEP.check("keep", keep);
    }
}
