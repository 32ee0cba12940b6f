package org.pilotacs.sim.rollout;

/// What happens to boxes anyway. Shares are 0 to 1.
///
/// @param downloadFails of the updates that are begun: the box reports a fault and goes on as it was
/// @param leaves of the boxes, each week: unplugged for one to six days, for reasons of their own
/// @param restartsADay of a box, by itself or by its owner
/// @param callsADay of a home with nothing wrong with its firmware
/// @param callsADayWhenHurt of a home whose firmware is bad, beside those
/// @param measurement dB, standard deviation of C/N from one hour to the next
/// @param rain of the time, by area and six hours
/// @param rainLoss dB of C/N at most
public record Noise(double downloadFails, double leaves, double restartsADay, double callsADay,
        double callsADayWhenHurt, double measurement, double rain, double rainLoss) {
    /// Nothing ever happens by itself, and nobody calls.
    public static final Noise NONE = new Noise(0, 0, 0, 0, 0, 0, 0, 0);

    /// An assumption, for want of an operator's own figures.
    public static final Noise TYPICAL = new Noise(0.02, 0.01, 0.1, 0.003, 0.2, 0.3, 0.04, 6);

    public Noise {
        for (double share : new double[]{ downloadFails, leaves, rain}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is 0 to 1: " + share);
            }
        }
        for (double amount : new double[]{ restartsADay, callsADay, callsADayWhenHurt, measurement, rainLoss}) {
            if (!(amount >= 0 && amount <= 100)) {
                throw new IllegalArgumentException("must be 0 to 100: " + amount);
            }
        }
    }
}
