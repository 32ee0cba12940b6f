package org.pilotacs.sim.headend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/// How many bits came within any second. Not safe for threads.
final class RateMeter {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private record Arrival(Instant when, long bits) {}

    private final ArrayDeque<Arrival> window = new ArrayDeque<>();
    private long within;
    private long highest;

    void add(Instant now, long bits) {
        pass(now);
        window.addLast(new Arrival(now, bits));
        within += bits;
        highest = Math.max(highest, within);
    }

    /// In the second before now.
    long within(Instant now) {
        pass(now);
        return within;
    }

    /// In the second that had most.
    long highest() {
        return highest;
    }

    private void pass(Instant now) {
        Instant start = now.minus(WINDOW);
        while (!window.isEmpty() && !window.getFirst().when().isAfter(start)) {
            within -= window.removeFirst().bits();
        }
    }
}
