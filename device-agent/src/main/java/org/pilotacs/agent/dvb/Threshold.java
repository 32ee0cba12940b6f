package org.pilotacs.agent.dvb;

import java.util.Map;

/// The C/N at which reception becomes free of errors. DVB-S2: Es/N0 of EN 302 307-1, table 13, normal frames. DVB-S: Eb/N0 of
/// EN 300 421 as Es/N0, Reed-Solomon counted in.
final class Threshold {
    /// dB that real demodulators are worse than ideal ones.
    private static final double IMPLEMENTATION_LOSS = 0.8;
    private static final Map<String, Map<String, Double>> IDEAL = Map.of(
            "DVB-S QPSK", Map.of("1/2", 4.15, "2/3", 5.89, "3/4", 6.91, "5/6", 7.86, "7/8", 8.48),
            "DVB-S2 QPSK",
            Map.of("2/5", -0.30, "1/2", 1.00, "3/5", 2.23, "2/3", 3.10, "3/4", 4.03, "4/5", 4.68, "5/6", 5.18, "8/9",
                    6.20, "9/10", 6.42),
            "DVB-S2 8PSK", Map.of("3/5", 5.50, "2/3", 6.62, "3/4", 7.91, "5/6", 9.35, "8/9", 10.69, "9/10", 10.98),
            "DVB-S2 16APSK",
            Map.of("2/3", 8.97, "3/4", 10.21, "4/5", 11.03, "5/6", 11.61, "8/9", 12.89, "9/10", 13.13),
            "DVB-S2 32APSK", Map.of("3/4", 12.73, "4/5", 13.64, "5/6", 14.28, "8/9", 15.69, "9/10", 16.05));

    private Threshold() {}

    /// dB by which a C/N is above it; NaN if the modulation or the code is not known.
    static double margin(double carrierToNoise, String system, String modulation, String codeRate) {
        Double ideal = IDEAL.getOrDefault(system + " " + modulation, Map.of()).get(codeRate);
        return ideal == null ? Double.NaN : carrierToNoise - ideal - IMPLEMENTATION_LOSS;
    }
}
