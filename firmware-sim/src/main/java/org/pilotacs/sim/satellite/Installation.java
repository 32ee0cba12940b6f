package org.pilotacs.sim.satellite;

import java.util.random.RandomGenerator;

/// What the installer left behind.
///
/// @param dishDiameter m
/// @param pointingOffset degrees off the satellite
/// @param lnbNoiseFigure dB
/// @param lnbGain dB
/// @param cableAttenuation dB at the intermediate frequency, outlet and switches included
public record Installation(double dishDiameter, double pointingOffset, double lnbNoiseFigure, double lnbGain,
        double cableAttenuation) {
    public static final Installation TYPICAL = new Installation(0.8, 0.2, 0.7, 55, 12);

    /// A home drawn at random: 75 to 90 cm of dish, 8.5 to 20 dB of cable, never quite well pointed.
    public static Installation drawn(RandomGenerator random) {
        double[] diameters = { 0.75, 0.8, 0.8, 0.85, 0.9};
        return new Installation(diameters[random.nextInt(diameters.length)], random.nextDouble(0.0, 0.35),
                random.nextDouble(0.4, 0.9), random.nextDouble(52, 58), random.nextDouble(8.5, 20));
    }

    public Installation pointedOff(double degrees) {
        return new Installation(dishDiameter, degrees, lnbNoiseFigure, lnbGain, cableAttenuation);
    }

    /// @param loss dB
    public Installation withCable(double loss) {
        return new Installation(dishDiameter, pointingOffset, lnbNoiseFigure, lnbGain, loss);
    }
}
