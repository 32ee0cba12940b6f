package org.pilotacs.sim.homes;

import org.pilotacs.sim.satellite.LinkBudget;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// How well a decoder measures: each measurement of one moment is off by something, and by the same whoever asks for it.
/// Confined to one thread.
final class Measuring {
    /// dB, standard deviation.
    private static final double LEVEL_ERROR = 1;
    private static final double RATIO_ERROR = 0.3;

    /// dB.
    record Error(double level, double ratio) {
        static final Error NONE = new Error(0, 0);
    }

    private final RandomGenerator random;
    private final boolean perfect;
    private final Map<String, Error> now = new HashMap<>();

    /// @param perfect nothing is ever off
    Measuring(RandomGenerator random, boolean perfect) {
        this.random = random;
        this.perfect = perfect;
    }

    /// The next moment.
    void next() {
        now.clear();
    }

    /// @param what is measured
    Error error(String what) {
        return perfect
                ? Error.NONE
                : now.computeIfAbsent(what, _ -> new Error(random.nextGaussian() * LEVEL_ERROR,
                        random.nextGaussian() * RATIO_ERROR));
    }

    /// A level as it is measured; no signal stays none.
    static double level(double dBm, Error error) {
        return dBm <= LinkBudget.NOISE_FLOOR ? dBm : Math.max(dBm + error.level(), LinkBudget.NOISE_FLOOR + 0.1);
    }

    /// C/N or a margin as it is measured; what was not measured stays so.
    ///
    /// @param carrierToNoise of the same carrier; 0 if there was none to measure
    static double ratio(double decibel, double carrierToNoise, Error error) {
        return carrierToNoise == 0 ? decibel : decibel + error.ratio();
    }
}
