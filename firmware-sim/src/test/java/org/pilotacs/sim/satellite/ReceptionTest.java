package org.pilotacs.sim.satellite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReceptionTest {
    @ParameterizedTest
    @CsvSource({ "0, 1", "1, 0.157299", "2, 0.00467773", "-1, 1.842701", "3, 2.209e-5"})
    void complementaryErrorFunction(double x, double value) {
        assertThat(Reception.erfc(x)).isCloseTo(value, within(value * 1e-3));
    }

    /// The textbook pairs: 1e-5 at Eb/N0 of 9.6 dB for QPSK and of 13 dB for 8PSK.
    @Test
    void bitErrorsOfUncodedCarriers() {
        assertThat(Reception.bitErrors(ModCod.DVBS2_QPSK_3_4, 9.6 + 3.01)).isBetween(0.9e-5, 1.1e-5);
        assertThat(Reception.bitErrors(ModCod.DVBS2_8PSK_3_4, 13.0 + 4.77)).isBetween(0.8e-5, 1.1e-5);
    }

    /// EN 302 307-1, 4.1: quasi error free is a packet error ratio of 1e-7.
    @ParameterizedTest
    @EnumSource(ModCod.class)
    void theThresholdIsQuasiErrorFree(ModCod modCod) {
        Reception at = Reception.of(modCod, -45, modCod.threshold() + LinkBudget.IMPLEMENTATION_LOSS);
        assertThat(at.margin()).isCloseTo(0, within(1e-9));
        assertThat(at.postFecPer()).isCloseTo(1e-7, within(1e-9));
        assertThat(at.locked()).isTrue();
    }

    @Test
    void theCliffIsSteep() {
        ModCod modCod = ModCod.DVBS2_8PSK_3_4;
        double threshold = modCod.threshold() + LinkBudget.IMPLEMENTATION_LOSS;
        assertThat(Reception.of(modCod, -45, threshold + 0.4).postFecPer()).isLessThan(1e-12);
        assertThat(Reception.of(modCod, -45, threshold - 0.4).postFecPer()).isGreaterThan(1e-2);
        assertThat(Reception.of(modCod, -45, threshold - 0.6).locked()).isFalse();
    }
}
