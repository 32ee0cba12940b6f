package org.pilotacs.sim.satellite;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.pilotacs.sim.satellite.Transponder.Band;
import org.pilotacs.sim.satellite.Transponder.Polarisation;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Against values worked out by hand.
class LinkBudgetTest {
    private static final Offset<Double> HUNDREDTH = within(0.01);
    private static final Transponder HD = new Transponder(11_747_000, Polarisation.H, 27_500_000,
            ModCod.DVBS2_8PSK_3_4, 52.9);

    /// 92.45 + 20 log 38 600 + 20 log 11.7 = 92.45 + 91.73 + 21.36.
    @Test
    void freeSpaceLossOfAKuBandDownlink() {
        assertThat(LinkBudget.freeSpaceLoss(38_600, 11.7)).isEqualTo(205.545, HUNDREDTH);
    }

    /// λ = 25.62 mm; π·0.8/λ = 98.09; 0.65·98.09² = 6254.
    @Test
    void gainOfAnEightyCentimetreDish() {
        assertThat(LinkBudget.dishGain(0.8, 11.7)).isEqualTo(37.961, HUNDREDTH);
    }

    /// The beam is 2.242° wide, so 3 dB are lost at half of that, and 12·(1/2.242)² at one degree.
    @Test
    void pointingLossGrowsWithTheSquareOfTheAngle() {
        assertThat(LinkBudget.pointingLoss(0, 0.8, 11.7)).isZero();
        assertThat(LinkBudget.pointingLoss(1.12102, 0.8, 11.7)).isEqualTo(3.0, HUNDREDTH);
        assertThat(LinkBudget.pointingLoss(1, 0.8, 11.7)).isEqualTo(2.387, HUNDREDTH);
    }

    /// 290·(10^0.07 − 1).
    @Test
    void noiseTemperatureOfAnLnb() {
        assertThat(LinkBudget.noiseTemperature(0.7)).isEqualTo(50.72, within(0.05));
    }

    /// 45·0.1585 + 275·0.8415.
    @Test
    void rainIsWarm() {
        assertThat(LinkBudget.antennaTemperature(0)).isEqualTo(45, HUNDREDTH);
        assertThat(LinkBudget.antennaTemperature(8)).isEqualTo(238.55, within(0.05));
    }

    /// −228.6 + 20 + 74.39.
    @Test
    void noisePowerOfOneTransponder() {
        assertThat(LinkBudget.noisePower(100, 27_500_000)).isEqualTo(-134.207, HUNDREDTH);
    }

    @Test
    void twoEqualNoisesCostThreeDecibels() {
        assertThat(LinkBudget.together(13, 13)).isEqualTo(9.99, HUNDREDTH);
    }

    /// Carrier 52.9 − 205.58 − 0.2 + 38.00 − 0.10 = −114.98 dBW, 43 dB to the receiver; 95.8 K make −134.39 dBW of noise,
    /// so 19.41 dB thermal, with 18.5 dB from the uplink and 22.90 dB of interference: 15.13 dB.
    @Test
    void aTypicalHomeOnAClearDay() {
        Reception reception = LinkBudget.reception(HD, Installation.TYPICAL, 0, new LnbState.Working());
        assertThat(reception.level()).isEqualTo(-41.98, HUNDREDTH);
        assertThat(reception.carrierToNoise()).isEqualTo(15.13, HUNDREDTH);
        assertThat(reception.margin()).isEqualTo(15.13 - 7.91 - 0.8, HUNDREDTH);
        assertThat(reception.locked()).isTrue();
        assertThat(reception.postFecPer()).isLessThan(1e-12);
    }

    @Test
    void homesAreAllWellOnAClearDay() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            Installation home = Installation.drawn(random);
            for (Transponder transponder : Transponder.OPERATOR) {
                Reception reception = LinkBudget.reception(transponder, home, 0, new LnbState.Working());
                assertThat(reception.level()).isBetween(-55.0, -35.0);
                assertThat(reception.carrierToNoise()).isBetween(13.0, 16.0);
            }
        }
    }

    @Test
    void heavyRainTakesHdFirst() {
        Transponder sd = new Transponder(11_258_000, Polarisation.H, 27_500_000, ModCod.DVBS_QPSK_3_4, 52.9);
        double fade = 6.5;
        assertThat(LinkBudget.reception(sd, Installation.TYPICAL, fade, new LnbState.Working()).locked()).isTrue();
        assertThat(LinkBudget.reception(HD, Installation.TYPICAL, fade, new LnbState.Working()).locked()).isFalse();
    }

    @Test
    void rainCostsMoreCarrierToNoiseThanLevel() {
        Reception clear = LinkBudget.reception(HD, Installation.TYPICAL, 0, new LnbState.Working());
        Reception rain = LinkBudget.reception(HD, Installation.TYPICAL, 10, new LnbState.Working());
        assertThat(clear.level() - rain.level()).isEqualTo(10, HUNDREDTH);
        assertThat(clear.carrierToNoise() - rain.carrierToNoise()).isGreaterThan(10);
    }

    @Test
    void aBadlyPointedDishHasLevelButLittleQuality() {
        Reception off = LinkBudget.reception(HD, Installation.TYPICAL.pointedOff(1.6), 0, new LnbState.Working());
        assertThat(off.level()).isGreaterThan(-60);
        assertThat(off.margin()).isBetween(0.0, 3.0);
    }

    @Test
    void aLongCableCostsLevelButHardlyQuality() {
        Reception typical = LinkBudget.reception(HD, Installation.TYPICAL, 0, new LnbState.Working());
        Reception corroded = LinkBudget.reception(HD, Installation.TYPICAL.withCable(32), 0, new LnbState.Working());
        assertThat(corroded.level()).isEqualTo(typical.level() - 20, HUNDREDTH);
        assertThat(typical.carrierToNoise() - corroded.carrierToNoise()).isBetween(0.0, 0.5);
    }

    @Test
    void aDeadLnbLeavesTheNoiseFloor() {
        for (LnbState state : new LnbState[]{ new LnbState.Dead(), new LnbState.Disconnected(),
            new LnbState.ShortCircuit()}) {
            Reception reception = LinkBudget.reception(HD, Installation.TYPICAL, 0, state);
            assertThat(reception.level()).isEqualTo(LinkBudget.NOISE_FLOOR);
            assertThat(reception.locked()).isFalse();
        }
    }

    @Test
    void aLostOutputTakesOnePolarisationAndBand() {
        LnbState state = new LnbState.OutputLost(Polarisation.H, Band.HIGH);
        for (Transponder transponder : Transponder.OPERATOR) {
            boolean lost = transponder.polarisation() == Polarisation.H && transponder.band() == Band.HIGH;
            assertThat(LinkBudget.reception(transponder, Installation.TYPICAL, 0, state).locked()).isEqualTo(!lost);
        }
    }
}
