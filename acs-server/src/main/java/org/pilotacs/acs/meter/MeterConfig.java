package org.pilotacs.acs.meter;

import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// How long, how often and for how many boxes signal is measured while somebody watches.
///
/// @param limit how long one may watch before it ends by itself
/// @param silence after how long without a word of the box it ends
/// @param pause least time from one question to the next
/// @param most boxes at once on one node; 0 for no meters at all
public record MeterConfig(Duration limit, Duration silence, Duration pause, int most) {
    public static final Range<Duration> LIMIT = Range.of(Duration.ofSeconds(10), Duration.ofHours(1));
    public static final Range<Duration> SILENCE = Range.of(Duration.ofSeconds(4), Duration.ofMinutes(10));
    /// A link that has a box waits in its lane, where others may want to come in.
    public static final Range<Duration> PAUSE = Range.of(Duration.ofMillis(100), Pace.LONGEST);
    public static final Range<Integer> MOST = Range.of(0, 10_000);

    public static final MeterConfig DEFAULT = new MeterConfig(Duration.ofMinutes(10), Duration.ofSeconds(60),
            Duration.ofMillis(500), 200);

    public MeterConfig {
        LIMIT.check("limit", limit);
        SILENCE.check("silence", silence);
        PAUSE.check("pause", pause);
        MOST.check("most", most);
    }
}
