package org.pilotacs.acs.link.satellite.mux;

import java.time.Instant;
import java.time.InstantSource;

/// Time that only goes forward, one second in each: what timeouts and rates are measured by. A clock that is set back an
/// hour must not silence a stream for an hour. Not the time of day, once the clock was set. Immutable.
final class SteadyTime implements InstantSource {
    private final Instant origin;
    private final long ticks = System.nanoTime();

    /// @param clock that says when it begins
    SteadyTime(InstantSource clock) {
        this.origin = clock.instant();
    }

    @Override
    public Instant instant() {
        return origin.plusNanos(System.nanoTime() - ticks);
    }
}
