package org.pilotacs.sim.rollout;

import org.pilotacs.sim.rollout.Draws.Purpose;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// What a box would measure with sound firmware: its dish, the weather over its area, chance. Pure.
///
/// @param box its draws
/// @param area those of its area
record Signal(Draws box, Draws area, Noise noise) {
    private static final double USUAL = 13.5;
    private static final double SPREAD = 1.2;
    private static final double LEAST = 10;
    /// dB of C/N below which packets are lost.
    private static final double THRESHOLD = 8;
    private static final double LOST_BELOW = 1e-3;
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long SHOWER = Duration.ofHours(6).toSeconds();

    /// dB.
    double carrierToNoise(Instant at) {
        double dish = Math.max(LEAST, USUAL + SPREAD * box.of(Purpose.DISH, 0).nextGaussian());
        double chance = noise.measurement()
                * box.of(Purpose.MEASUREMENT, Math.floorDiv(at.getEpochSecond(), HOUR)).nextGaussian();
        RandomGenerator weather = area.of(Purpose.RAIN, Math.floorDiv(at.getEpochSecond(), SHOWER));
        double rain = weather.nextDouble() < noise.rain() ? noise.rainLoss() * weather.nextDouble() : 0;
        return dish + chance - rain;
    }

    /// Packet error ratio after correction.
    static double packetErrors(double carrierToNoise) {
        return carrierToNoise < THRESHOLD ? LOST_BELOW : 0;
    }
}
