package org.pilotacs.sim.satellite;

import java.util.List;

/// One carrier of the satellite.
///
/// @param frequency downlink, kHz
/// @param symbolRate symbols per second
/// @param eirp towards the homes of this fleet, dBW
public record Transponder(long frequency, Polarisation polarisation, long symbolRate, ModCod modCod, double eirp) {
    /// Where a universal LNB switches its oscillator, kHz.
    private static final long BAND_EDGE = 11_700_000;

    /// What the operator's channels are spread over: each polarisation and band, HD and old SD carriers.
    public static final List<Transponder> OPERATOR = List.of(
            new Transponder(10_719_000, Polarisation.V, 27_500_000, ModCod.DVBS2_8PSK_3_4, 53.0),
            new Transponder(10_834_000, Polarisation.V, 27_500_000, ModCod.DVBS2_8PSK_3_4, 52.6),
            new Transponder(11_258_000, Polarisation.H, 27_500_000, ModCod.DVBS_QPSK_3_4, 52.4),
            new Transponder(11_393_000, Polarisation.V, 27_500_000, ModCod.DVBS2_8PSK_3_4, 53.1),
            new Transponder(11_488_000, Polarisation.H, 27_500_000, ModCod.DVBS2_8PSK_3_4, 52.8),
            new Transponder(11_747_000, Polarisation.H, 27_500_000, ModCod.DVBS2_8PSK_3_4, 52.9),
            new Transponder(12_111_000, Polarisation.V, 27_500_000, ModCod.DVBS_QPSK_3_4, 52.5),
            new Transponder(12_284_000, Polarisation.H, 27_500_000, ModCod.DVBS2_8PSK_3_4, 53.0));

    public enum Polarisation {
        H, V
    }

    public enum Band {
        LOW("Low"), HIGH("High");

        private final String label;

        Band(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Band band() {
        return frequency < BAND_EDGE ? Band.LOW : Band.HIGH;
    }
}
