package org.pilotacs.sim.satellite;

/// What a demodulator makes of a carrier.
///
/// @param level dBm at the receiver's input
/// @param carrierToNoise dB
/// @param margin dB above the threshold, implementation loss taken off
/// @param preFecBer bit error ratio before correction
/// @param postFecPer packet error ratio after correction
public record Reception(double level, double carrierToNoise, double margin, boolean locked, double preFecBer,
        double postFecPer) {
    /// Decades of packet error ratio per dB: how steep the fall is below the threshold.
    private static final double DVB_S2_SLOPE = 14;
    private static final double DVB_S_SLOPE = 5;
    /// Quasi error free (EN 302 307-1, 4.1), as an exponent of ten.
    private static final double QUASI_ERROR_FREE = -7;

    static Reception of(ModCod modCod, double level, double carrierToNoise) {
        double margin = carrierToNoise - modCod.threshold() - LinkBudget.IMPLEMENTATION_LOSS;
        boolean locked = margin >= LinkBudget.LOCK_LIMIT;
        return new Reception(Math.max(level, LinkBudget.NOISE_FLOOR), carrierToNoise, margin, locked,
                locked ? bitErrors(modCod, carrierToNoise) : 0.5, locked ? packetErrors(modCod, margin) : 1);
    }

    /// Power, of which this demodulator makes nothing.
    static Reception unknown(ModCod expected, double level) {
        return new Reception(level, 0, -expected.threshold() - LinkBudget.IMPLEMENTATION_LOSS, false, 0.5, 1);
    }

    /// The same with that packet error ratio after correction, or a worse one if it has it.
    Reception withErrors(double packetErrors) {
        return new Reception(level, carrierToNoise, margin, locked, preFecBer, Math.max(postFecPer, packetErrors));
    }

    /// No carrier at all.
    static Reception nothing(ModCod modCod) {
        return new Reception(LinkBudget.NOISE_FLOOR, 0, -modCod.threshold() - LinkBudget.IMPLEMENTATION_LOSS, false,
                0.5, 1);
    }

    /// Of an uncoded, Gray-mapped carrier in white noise.
    static double bitErrors(ModCod modCod, double carrierToNoise) {
        double ratio = Math.pow(10, carrierToNoise / 10);
        return switch (modCod.modulation()) {
            case QPSK -> 0.5 * erfc(Math.sqrt(ratio / 2));
            case PSK8 -> erfc(Math.sqrt(ratio) * Math.sin(Math.PI / 8)) / 3;
        };
    }

    /// 1e-7 at the threshold, by its definition; below it, the cliff.
    static double packetErrors(ModCod modCod, double margin) {
        double slope = switch (modCod.system()) {
            case DVB_S2 -> DVB_S2_SLOPE;
            case DVB_S -> DVB_S_SLOPE;
        };
        return Math.min(1, Math.pow(10, QUASI_ERROR_FREE - margin * slope));
    }

    /// Complementary error function to about 1e-7, relative (Numerical Recipes' Chebyshev fit).
    static double erfc(double x) {
        double z = Math.abs(x);
        double t = 1 / (1 + 0.5 * z);
        double[] c = { -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398,
            1.48851587, -0.82215223, 0.17087277};
        double sum = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            sum = sum * t + c[i];
        }
        double tail = t * Math.exp(-z * z + sum);
        return x >= 0 ? tail : 2 - tail;
    }
}
