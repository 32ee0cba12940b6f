package org.pilotacs.acs.meter;

import java.time.Duration;
import java.time.Instant;

/// How soon a box may be asked again. Pure.
final class Pace {
    /// However slow the box is: somebody stands at the dish.
    static final Duration LONGEST = Duration.ofSeconds(2);

    private Pace() {}

    /// Not sooner than allowed after the last question, nor before the box had half as long for itself as it was at
    /// work on that.
    ///
    /// @param least time from question to question
    static Instant next(Instant asked, Instant answered, Duration least) {
        Duration rest = Duration.between(asked, answered).dividedBy(2);
        Instant rested = answered.plus(rest.compareTo(LONGEST) > 0 ? LONGEST : rest);
        Instant allowed = asked.plus(least);
        return rested.isAfter(allowed) ? rested : allowed;
    }
}
