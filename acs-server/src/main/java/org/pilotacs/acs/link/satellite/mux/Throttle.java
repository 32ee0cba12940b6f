package org.pilotacs.acs.link.satellite.mux;

import java.time.Duration;
import java.time.Instant;

/// How much less is sent than is allowed, after a multiplexer complained: half of it with each complaint, and twice as much
/// again with each half minute in which there is none. Not safe for threads.
final class Throttle {
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final int MOST = 4;

    private int halvings;
    private Instant until = Instant.MIN;

    void complain(Instant now) {
        share(now);
        halvings = Math.min(MOST, halvings + 1);
        until = now.plus(RECOVERY);
    }

    /// Of what is allowed: 1 is all of it.
    double share(Instant now) {
        while (halvings > 0 && !now.isBefore(until)) {
            halvings--;
            until = until.plus(RECOVERY);
        }
        return 1.0 / (1 << halvings);
    }
}
