package org.pilotacs.acs.feed;

import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// @param keep how long events are kept: whoever was away for longer misses some
public record EventConfig(Duration keep) {
    public static final Range<Duration> KEEP = Range.of(Duration.ofHours(1), Duration.ofDays(365));
    public static final EventConfig DEFAULT = new EventConfig(Duration.ofDays(7));

    public EventConfig {
        KEEP.check("keep", keep);
    }
}
