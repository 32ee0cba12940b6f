package org.pilotacs.sim.satellite;

/// A modulation with its code, and the Es/N0 in dB at which an ideal demodulator is quasi error free.
/// DVB-S2: EN 302 307-1, table 13, normal frames. DVB-S: EN 300 421's Eb/N0 as Es/N0, Reed-Solomon counted in.
public enum ModCod {
    DVBS_QPSK_1_2(DeliverySystem.DVB_S, Modulation.QPSK, "1/2", 4.15),
    DVBS_QPSK_2_3(DeliverySystem.DVB_S, Modulation.QPSK, "2/3", 5.89),
    DVBS_QPSK_3_4(DeliverySystem.DVB_S, Modulation.QPSK, "3/4", 6.91),
    DVBS_QPSK_5_6(DeliverySystem.DVB_S, Modulation.QPSK, "5/6", 7.86),
    DVBS_QPSK_7_8(DeliverySystem.DVB_S, Modulation.QPSK, "7/8", 8.48),
    DVBS2_QPSK_1_2(DeliverySystem.DVB_S2, Modulation.QPSK, "1/2", 1.00),
    DVBS2_QPSK_3_4(DeliverySystem.DVB_S2, Modulation.QPSK, "3/4", 4.03),
    DVBS2_8PSK_2_3(DeliverySystem.DVB_S2, Modulation.PSK8, "2/3", 6.62),
    DVBS2_8PSK_3_4(DeliverySystem.DVB_S2, Modulation.PSK8, "3/4", 7.91),
    DVBS2_8PSK_5_6(DeliverySystem.DVB_S2, Modulation.PSK8, "5/6", 9.35),
    DVBS2_8PSK_9_10(DeliverySystem.DVB_S2, Modulation.PSK8, "9/10", 10.98);

    public enum DeliverySystem {
        DVB_S("DVB-S"), DVB_S2("DVB-S2");

        private final String label;

        DeliverySystem(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum Modulation {
        QPSK("QPSK", 2), PSK8("8PSK", 3);

        private final String label;
        private final int bitsPerSymbol;

        Modulation(String label, int bitsPerSymbol) {
            this.label = label;
            this.bitsPerSymbol = bitsPerSymbol;
        }

        public String label() {
            return label;
        }

        int bitsPerSymbol() {
            return bitsPerSymbol;
        }
    }

    private final DeliverySystem system;
    private final Modulation modulation;
    private final String codeRate;
    private final double threshold;

    ModCod(DeliverySystem system, Modulation modulation, String codeRate, double threshold) {
        this.system = system;
        this.modulation = modulation;
        this.codeRate = codeRate;
        this.threshold = threshold;
    }

    public DeliverySystem system() {
        return system;
    }

    public Modulation modulation() {
        return modulation;
    }

    public String codeRate() {
        return codeRate;
    }

    /// dB.
    public double threshold() {
        return threshold;
    }

    /// Useful transport-stream bits per symbol, about: headers and the outer code cost a hundredth in DVB-S2 and
    /// 16 of 204 bytes in DVB-S.
    double usefulBitsPerSymbol() {
        int slash = codeRate.indexOf('/');
        double rate = Double.parseDouble(codeRate.substring(0, slash))
                / Double.parseDouble(codeRate.substring(slash + 1));
        double outer = switch (system) {
            case DVB_S -> 188.0 / 204.0;
            case DVB_S2 -> 0.99;
        };
        return modulation.bitsPerSymbol() * rate * outer;
    }
}
