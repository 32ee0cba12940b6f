package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// The carrier to noise ratio at which a demodulator is quasi error free, dB as Es/N0: ideal ones from EN 302 307-1, table 13 (normal
/// frames), for DVB-S from EN 300 421's Eb/N0 with the Reed-Solomon code counted in.
public final class Thresholds {
    /// What a real receiver needs beside, dB.
    static final double IMPLEMENTATION_LOSS = 0.8;

    private static final Map<String, Double> DVB_S = Map.of("1/2", 4.15, "2/3", 5.89, "3/4", 6.91, "5/6", 7.86, "7/8",
            8.48);
    private static final Map<String, Map<String, Double>> DVB_S2 = Map.of(
            "QPSK", Map.ofEntries(Map.entry("1/4", -2.35), Map.entry("1/3", -1.24), Map.entry("2/5", -0.30),
                    Map.entry("1/2", 1.00), Map.entry("3/5", 2.23), Map.entry("2/3", 3.10), Map.entry("3/4", 4.03),
                    Map.entry("4/5", 4.68), Map.entry("5/6", 5.18), Map.entry("8/9", 6.20), Map.entry("9/10", 6.42)),
            "8PSK", Map.of("3/5", 5.50, "2/3", 6.62, "3/4", 7.91, "5/6", 9.35, "8/9", 10.69, "9/10", 10.98),
            "16APSK", Map.of("2/3", 8.97, "3/4", 10.21, "4/5", 11.03, "5/6", 11.61, "8/9", 12.89, "9/10", 13.13),
            "32APSK", Map.of("3/4", 12.73, "4/5", 13.64, "5/6", 14.28, "8/9", 15.69, "9/10", 16.05));

    private Thresholds() {}

    /// Null for a modulation or code that is not in the standard's table.
    ///
    /// @param system for example `DVB-S2`; null is that
    public static @Nullable Double of(@Nullable String system, String modulation, String codeRate) {
        return "DVB-S".equals(system)
                ? DVB_S.get(codeRate)
                : DVB_S2.getOrDefault(modulation, Map.of()).get(codeRate);
    }

    /// How far a carrier is above the point where the picture is lost, dB; null if its modulation is not known.
    public static @Nullable Double margin(double carrierToNoise, @Nullable String system, @Nullable String modulation,
            @Nullable String codeRate) {
        Double threshold = modulation == null || codeRate == null ? null : of(system, modulation, codeRate);
        return threshold == null ? null : carrierToNoise - threshold - IMPLEMENTATION_LOSS;
    }
}
