package org.pilotacs.sim.homes;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// What is left to chance.
final class Draws {
    private Draws() {}

    static <T> T oneOf(List<? extends T> things, RandomGenerator random) {
        return things.get(random.nextInt(things.size()));
    }

    static Duration between(Duration least, Duration most, RandomGenerator random) {
        return Duration.ofSeconds(random.nextLong(least.toSeconds(), most.toSeconds() + 1));
    }

    /// How many of so many, each with this chance.
    static int howMany(int of, double chance, RandomGenerator random) {
        int met = 0;
        for (int i = 0; i < of; i++) {
            if (random.nextDouble() < chance) {
                met++;
            }
        }
        return met;
    }
}
