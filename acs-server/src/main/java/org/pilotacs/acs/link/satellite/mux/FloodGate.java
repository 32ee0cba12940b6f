package org.pilotacs.acs.link.satellite.mux;

import java.time.Duration;
import java.time.Instant;

/// Tells a multiplexer that talks from one that floods. Confined to one thread.
final class FloodGate {
    /// In a second; what a multiplexer has reason to say is a few.
    static final int MOST = 200;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Instant since = Instant.MIN;
    private int passed;

    /// Whether a message more is in order.
    boolean passes(Instant now) {
        if (since.equals(Instant.MIN) || !now.isBefore(since.plus(SECOND))) {
            since = now;
            passed = 0;
        }
        passed++;
        return passed <= MOST;
    }
}
