package org.pilotacs.sim.homes;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that somebody sets, and only forward. Confined to one thread.
final class VirtualClock implements InstantSource {
    private Instant now;

    VirtualClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant later) {
        if (later.isBefore(now)) {
            throw new IllegalArgumentException("it is " + now + " already: " + later);
        }
        now = later;
    }
}
