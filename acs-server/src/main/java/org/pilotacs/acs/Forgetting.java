package org.pilotacs.acs;

import org.pilotacs.acs.runtime.Ticker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// Throws away what need not be kept any more, every hour.
record Forgetting(Ticker ticker, Clock clock) {
    private static final Duration HOUR = Duration.ofHours(1);

    /// @param what for the log, for example `contacts`
    /// @param forget throws away what is from before a moment
    void of(String what, Duration keep, Consumer<Instant> forget) {
        ticker.every(HOUR, "old " + what, () -> forget.accept(clock.instant().minus(keep)));
    }
}
