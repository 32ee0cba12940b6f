package org.pilotacs.sim.chance;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Chance that follows from names and numbers: the same question gets the same answer, whatever else was asked, when, and by whom.
public final class Lot {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Lot() {}

    /// Evenly from 0 to 1, 1 left out.
    ///
    /// @param seed another seed is another lot for everybody
    /// @param name whose lot, for example a serial number
    public static double of(long seed, String name) {
        return random(seed, name).nextDouble();
    }

    /// What one name draws, as often as it likes.
    public static RandomGenerator random(long seed, String name) {
        long mixed = seed;
        for (int place = 0; place < name.length(); place++) {
            mixed = mix(mixed ^ name.charAt(place));
        }
        return new SplittableRandom(mix(mixed));
    }

    /// What somebody who has a number draws for a purpose on a day.
    ///
    /// @param purpose keeps what is drawn for one thing apart from what is drawn for another
    public static RandomGenerator random(long seed, long number, long purpose, long day) {
        return new SplittableRandom(mix(mix(mix(mix(seed) ^ number) ^ purpose) ^ day));
    }

    /// The finaliser of SplitMix64, after a step of its sequence.
    private static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
