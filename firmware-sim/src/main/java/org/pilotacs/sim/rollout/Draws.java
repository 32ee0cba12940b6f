package org.pilotacs.sim.rollout;

import org.pilotacs.sim.chance.Lot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What one box draws: for each purpose and day its own. Pure.
///
/// @param number of the box, or of what it shares with others
record Draws(long seed, long number) {
    static final long DAY = Duration.ofDays(1).toSeconds();

    enum Purpose {
        HABIT, PHASE, EVENING, LEAVING, LINE, FETCH, RESTART, CALL, HURT_CALL, DISH, MEASUREMENT, RAIN
    }

    RandomGenerator of(Purpose purpose, long day) {
        return Lot.random(seed, number, purpose.ordinal(), day);
    }

    static long day(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), DAY);
    }

    static Instant startOf(long day) {
        return Instant.ofEpochSecond(day * DAY);
    }

    /// Moments that come so often a day on the average, in order, from one included to another left out.
    List<Instant> moments(Purpose purpose, double aDay, Instant from, Instant to) {
        List<Instant> moments = new ArrayList<>();
        for (long day = day(from); aDay > 0 && startOf(day).isBefore(to); day++) {
            RandomGenerator random = of(purpose, day);
            int count = poisson(aDay, random);
            random.longs(count, 0, DAY).sorted().mapToObj(startOf(day)::plusSeconds)
                    .filter(moment -> !moment.isBefore(from) && moment.isBefore(to)).forEach(moments::add);
        }
        return moments;
    }

    private static int poisson(double mean, RandomGenerator random) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
