package org.pilotacs.agent.dvb;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.bench.ManualScheduler;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.agent.board.Tuner.LnbSupply;
import org.pilotacs.agent.model.StandardObjects;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// From a driver's bytes to what a server reads. The bytes are laid out by hand after the kernel's header: there was no card.
class DvbTunerTest {
    private static final String NOTHING = "00";

    private final RecordedDriver driver = new RecordedDriver();
    private final ManualScheduler time = new ManualScheduler();
    @TempDir
    private Path folder;

    /// 8PSK 3/4 on 11 347 MHz vertical, as DVB version 5 drivers count.
    @BeforeEach
    void locked() {
        driver.old(DvbAbi.FE_READ_STATUS, "1f 00 00 00")
                .property(DvbAbi.DTV_ENUM_DELSYS,
                        "05 06 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 02 00 00 00")
                .property(DvbAbi.DTV_DELIVERY_SYSTEM, "06 00 00 00")
                // 1 597 000 kHz on the cable
                .property(DvbAbi.DTV_FREQUENCY, "48 5e 18 00")
                // 22 000 000 symbols
                .property(DvbAbi.DTV_SYMBOL_RATE, "80 b1 4f 01").property(DvbAbi.DTV_MODULATION, "09 00 00 00")
                .property(DvbAbi.DTV_INNER_FEC, "03 00 00 00").property(DvbAbi.DTV_VOLTAGE, "00 00 00 00")
                .property(DvbAbi.DTV_TONE, "01 00 00 00")
                // one figure, decibel, -44 500
                .property(DvbAbi.DTV_STAT_SIGNAL_STRENGTH, "01 01 2c 52 ff ff ff ff ff ff")
                // 12 600
                .property(DvbAbi.DTV_STAT_CNR, "01 01 38 31 00 00 00 00 00 00")
                .property(DvbAbi.DTV_STAT_PRE_ERROR_BIT_COUNT, "01 03 64 00 00 00 00 00 00 00")
                .property(DvbAbi.DTV_STAT_PRE_TOTAL_BIT_COUNT, "01 03 40 42 0f 00 00 00 00 00")
                .property(DvbAbi.DTV_STAT_ERROR_BLOCK_COUNT, "01 03 05 00 00 00 00 00 00 00")
                .property(DvbAbi.DTV_STAT_TOTAL_BLOCK_COUNT, "01 03 10 27 00 00 00 00 00 00");
    }

    private DvbTuner tuner(LnbPlan lnb) {
        return new DvbTuner(new FrontEnd(folder, driver), "x", lnb, time::now);
    }

    private Tuner.Reading later(DvbTuner tuner) {
        time.advance(Duration.ofSeconds(10));
        return tuner.read();
    }

    @Test
    void aLockedFrontEndIsRead() {
        Tuner.Reading reading = tuner(LnbPlan.UNIVERSAL).read();
        assertThat(reading).usingRecursiveComparison().ignoringFields("linkMargin")
                .isEqualTo(new Tuner.Reading(true, "DVB-S2", "8PSK", "3/4", 11_347_000, 22_000_000, "V", "Low", -44.5,
                        12.6, 0, 1e-4, 5e-4, 5, 0, new LnbSupply(13, -1, "")));
        // 12.6 - 7.91 - 0.8
        assertThat(reading.linkMargin()).isCloseTo(3.89, within(1e-9));
        assertThat(driver.open()).isZero();
    }

    @Test
    void theHighBandHasItsOwnOscillator() {
        driver.property(DvbAbi.DTV_TONE, "00 00 00 00").property(DvbAbi.DTV_VOLTAGE, "01 00 00 00");
        Tuner.Reading reading = tuner(LnbPlan.UNIVERSAL).read();
        assertThat(reading.frequency()).isEqualTo(12_197_000);
        assertThat(reading.band() + reading.polarisation() + reading.lnb().voltage()).isEqualTo("HighH18.0");
    }

    /// Players that use FE_SET_VOLTAGE and FE_SET_TONE leave the properties at "off".
    @Test
    void withoutAVoltageNeitherBandNorFrequencyAreKnown() {
        driver.property(DvbAbi.DTV_VOLTAGE, "02 00 00 00");
        Tuner.Reading reading = tuner(LnbPlan.UNIVERSAL).read();
        assertThat(reading.locked()).isTrue();
        assertThat(reading.frequency()).isZero();
        assertThat(reading.polarisation() + reading.band()).isEmpty();
        assertThat(reading.lnb().voltage()).isNaN();
    }

    @Test
    void errorRatiosAreThoseSinceTheLookBefore() {
        DvbTuner tuner = tuner(LnbPlan.UNIVERSAL);
        assertThat(tuner.read().preFecBer()).isEqualTo(1e-4);
        driver.property(DvbAbi.DTV_STAT_PRE_ERROR_BIT_COUNT, "01 03 6e 00 00 00 00 00 00 00")
                .property(DvbAbi.DTV_STAT_PRE_TOTAL_BIT_COUNT, "01 03 80 84 1e 00 00 00 00 00");
        assertThat(later(tuner).preFecBer()).as("10 of a million").isEqualTo(1e-5);
        driver.property(DvbAbi.DTV_STAT_PRE_ERROR_BIT_COUNT, "01 03 01 00 00 00 00 00 00 00")
                .property(DvbAbi.DTV_STAT_PRE_TOTAL_BIT_COUNT, "01 03 e8 03 00 00 00 00 00 00");
        assertThat(later(tuner).preFecBer()).as("counted anew").isEqualTo(1e-3);
    }

    /// Struct dtv_fe_stats of length 0, and FE_SCALE_NOT_AVAILABLE: both say that there is no figure.
    @Test
    void whatTheDriverDoesNotMeasureIsNotZero() {
        driver.property(DvbAbi.DTV_STAT_SIGNAL_STRENGTH, NOTHING)
                .property(DvbAbi.DTV_STAT_CNR, "01 00 00 00 00 00 00 00 00 00")
                .property(DvbAbi.DTV_STAT_PRE_ERROR_BIT_COUNT, NOTHING)
                .property(DvbAbi.DTV_STAT_ERROR_BLOCK_COUNT, NOTHING);
        Tuner.Reading reading = tuner(LnbPlan.UNIVERSAL).read();
        assertThat(new double[]{ reading.level(), reading.carrierToNoise(), reading.linkMargin(), reading.preFecBer(),
            reading.postFecPer()}).containsOnly(Double.NaN);
        assertThat(reading.uncorrectedPackets()).isEqualTo(-1);
        assertThat(StandardObjects.tenths(reading.level())).isEqualTo(StandardObjects.NOT_MEASURED);
        assertThat(StandardObjects.ratio(reading.preFecBer())).isEmpty();
    }

    @Test
    void aShareOfTheDriversOwnScaleIsNoLevel() {
        driver.property(DvbAbi.DTV_STAT_SIGNAL_STRENGTH, "01 02 00 80 00 00 00 00 00 00");
        DvbTuner tuner = tuner(LnbPlan.UNIVERSAL);
        assertThat(tuner.read().level()).isNaN();
        assertThat(tuner.strength()).isEqualTo(50);
        assertThat(tuner.quality()).as("in dB, so not in percent").isEqualTo(-1);
    }

    @Test
    void oldDriversAreAskedInTheOldWay() {
        driver.silent(DvbAbi.DTV_STAT_CNR).old(DvbAbi.FE_READ_SIGNAL_STRENGTH, "ff bf")
                .old(DvbAbi.FE_READ_SNR, "7e 00").old(DvbAbi.FE_READ_UNCORRECTED_BLOCKS, "09 00 00 00");
        DvbTuner tuner = tuner(LnbPlan.UNIVERSAL);
        assertThat(tuner.strength()).isEqualTo(75);
        assertThat(tuner.read().carrierToNoise()).as("nobody knows what a step is").isNaN();
        assertThat(tuner.read().uncorrectedPackets()).isEqualTo(9);
        assertThat(tuner(new LnbPlan(0, 0, 0.1)).read().carrierToNoise()).isCloseTo(12.6, within(1e-9));
    }

    @Test
    void aLostLockCountsAndAChangeOfChannelDoesNot() {
        DvbTuner tuner = tuner(LnbPlan.UNIVERSAL);
        assertThat(tuner.read().lockLossCount()).isZero();
        driver.old(DvbAbi.FE_READ_STATUS, "03 00 00 00");
        assertThat(later(tuner).lockLossCount()).isEqualTo(1);
        assertThat(later(tuner).lockLossCount()).isEqualTo(1);
        driver.old(DvbAbi.FE_READ_STATUS, "1f 00 00 00");
        assertThat(later(tuner).lockLossCount()).isEqualTo(1);
        driver.old(DvbAbi.FE_READ_STATUS, "00 00 00 00").property(DvbAbi.DTV_FREQUENCY, "00 00 10 00");
        assertThat(later(tuner).lockLossCount()).isEqualTo(1);
    }

    @Test
    void oneLookServesForAMoment() {
        DvbTuner tuner = tuner(LnbPlan.UNIVERSAL);
        assertThat(tuner.read().locked()).isTrue();
        driver.old(DvbAbi.FE_READ_STATUS, "00 00 00 00");
        assertThat(tuner.read().locked()).isTrue();
        assertThat(later(tuner).locked()).isFalse();
    }

    @Test
    void frontEndsComeAndGoInTheirOrder() throws Exception {
        for (String name : new String[]{ "adapter10/frontend0", "adapter2/frontend0", "adapter2/frontend1",
            "adapter2/demux0"}) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createFile(folder.resolve(name));
        }
        FrontEnds found = new FrontEnds(folder, driver, LnbPlan.UNIVERSAL, time::now);
        assertThat(found.tuners()).hasSize(3).extracting(DvbTuner::name).containsOnly("Montage Technology M88DS3103");
        DvbTuner second = found.tuners().get(1);
        Files.delete(folder.resolve("adapter2/frontend0"));
        found.look();
        assertThat(found.tuners()).hasSize(2).first().isSameAs(second);
    }

    /// A DVB-T stick.
    @Test
    void onlySatelliteFrontEndsAreTuners() throws Exception {
        driver.property(DvbAbi.DTV_ENUM_DELSYS,
                "03 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 02 00 00 00");
        Files.createFile(Files.createDirectory(folder.resolve("adapter0")).resolve("frontend0"));
        assertThat(new FrontEnds(folder, driver, LnbPlan.UNIVERSAL, time::now).tuners()).isEmpty();
    }

    @Test
    void aFrontEndThatIsGoneIsNotLocked() {
        driver.unplug();
        assertThat(tuner(LnbPlan.UNIVERSAL).read())
                .isEqualTo(new Tuner.Reading(false, "", "", "", 0, 0, "", "", Double.NaN, Double.NaN, Double.NaN,
                        Double.NaN, Double.NaN, -1, 0, new LnbSupply(Double.NaN, -1, "")));
    }

    /// The C library itself: a file that is no front end says so, and what is not there cannot be opened.
    @Test
    void theRealCallsAnswerWithErrno() throws Exception {
        LibcCalls libc = new LibcCalls();
        assertThat(libc.open(folder.resolve("none"))).isEqualTo(-2);
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThat(new FrontEnd(plain, libc).look()).isNull();
        assertThat(new FrontEnd(plain, libc).kind()).isNull();
        int descriptor = libc.open(plain);
        assertThat(descriptor).isPositive();
        try (var arena = Arena.ofConfined()) {
            assertThat(libc.ioctl(descriptor, DvbAbi.FE_READ_STATUS, arena.allocate(4))).as("ENOTTY").isEqualTo(-25);
        } finally {
            libc.close(descriptor);
        }
    }
}
