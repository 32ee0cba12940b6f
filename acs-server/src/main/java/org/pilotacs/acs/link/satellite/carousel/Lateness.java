package org.pilotacs.acs.link.satellite.carousel;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// How much later than planned messages of each rank have gone out lately. Not safe for threads.
final class Lateness {
    /// What was so long ago says nothing of now.
    private static final Duration LATELY = Duration.ofMinutes(2);
    private static final double WEIGHT = 0.05;

    private final Map<Integer, Mean> byRank = new HashMap<>();

    private record Mean(double millis, Instant at) {}

    void note(int rank, Duration late, Instant now) {
        Mean before = byRank.get(rank);
        double millis = Math.max(0, late.toMillis());
        byRank.put(rank, before == null || isOld(before, now)
                ? new Mean(millis, now)
                : new Mean(before.millis + WEIGHT * (millis - before.millis), now));
    }

    Duration of(int rank, Instant now) {
        Mean mean = byRank.get(rank);
        return mean == null || isOld(mean, now) ? Duration.ZERO : Duration.ofMillis(Math.round(mean.millis));
    }

    private static boolean isOld(Mean mean, Instant now) {
        return mean.at.plus(LATELY).isBefore(now);
    }
}
