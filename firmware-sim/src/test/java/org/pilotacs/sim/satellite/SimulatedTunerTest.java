package org.pilotacs.sim.satellite;

import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.sim.board.Chassis;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SimulatedTunerTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Chassis chassis = new Chassis(
            new Chassis.Label(new Identity("M", "A1B2C3", "C", "S1", "M", "1"), "00:00:00:00:00:01", "192.0.2.1", "1",
                    now),
            () -> now);
    private final SimulatedDecoder decoder = new SimulatedDecoder(chassis, () -> now, Installation.TYPICAL,
            "012345678901");

    private Tuner.Reading reading() {
        return decoder.tuner(1).read();
    }

    @Test
    void lockLossesAreCountedAsTheRainComesAndGoes() {
        decoder.dish().rain(12);
        decoder.dish().rain(0);
        decoder.dish().rain(12);
        assertThat(reading().locked()).isFalse();
        assertThat(reading().lockLossCount()).isEqualTo(2);
    }

    /// 27.5 MBd · 3 · 3/4 · 0.99 / 1504 bits = 40 700 packets a second.
    @Test
    void uncorrectedPacketsAddUpAtTheRateOfTheReceptionThen() {
        Installation weak = weakHome();
        decoder.dish().installation(weak);
        double per = reading().postFecPer();
        assertThat(per).isBetween(1e-6, 0.5);
        now = now.plusSeconds(10);
        assertThat((double) reading().uncorrectedPackets()).isCloseTo(407_300 * per, within(407_300 * per * 0.01 + 1));
        decoder.dish().installation(Installation.TYPICAL);
        long after = reading().uncorrectedPackets();
        now = now.plusSeconds(3600);
        assertThat(reading().uncorrectedPackets()).isEqualTo(after);
    }

    /// Pointed off until the margin is a little below zero.
    private Installation weakHome() {
        Installation home = Installation.TYPICAL;
        while (LinkBudget.reception(Transponder.OPERATOR.getFirst(), home, 0, new LnbState.Working())
                .margin() > -0.2) {
            home = home.pointedOff(home.pointingOffset() + 0.002);
        }
        return home;
    }

    @Test
    void oneFrontEndCanBeWorseThanTheOther() {
        decoder.tuner(1).defect(9);
        assertThat(decoder.tuner(1).read().locked()).isFalse();
        assertThat(decoder.tuner(2).read().locked()).isTrue();
    }

    @Test
    void aScanFindsEveryCarrierAndSaysWhatTheBoxExpectsThere() {
        assertThat(decoder.tuner(2).scan()).hasSize(Transponder.OPERATOR.size())
                .allMatch(Tuner.Carrier::locked).allMatch(carrier -> carrier.linkMargin() > 1);
        Tuner.Carrier third = decoder.tuner(2).scan().get(2);
        assertThat(third.frequency()).isEqualTo(11_258_000);
        assertThat(third.modulation()).isEqualTo("QPSK");
        assertThat(third.codeRate()).isEqualTo("3/4");
    }

    @Test
    void aBoxThatHoldsACarrierToBeSomethingElseFindsPowerAndNeverLocks() {
        Tuner.Carrier before = decoder.tuner(2).scan().getFirst();
        decoder.channels().mistake(Transponder.OPERATOR.getFirst(), ModCod.DVBS_QPSK_3_4);
        Tuner.Carrier after = decoder.tuner(2).scan().getFirst();
        assertThat(after.locked()).isFalse();
        assertThat(after.level()).isEqualTo(before.level());
        assertThat(after.modulation()).isEqualTo("QPSK");
        assertThat(reading().locked()).isFalse();
        assertThat(decoder.tuner(2).read().locked()).isTrue();
        decoder.channels().correct();
        assertThat(reading().locked()).isTrue();
    }

    @Test
    void aDisturberTakesOneFrequencyAndAddsPower() {
        Tuner.Carrier before = decoder.tuner(2).scan().getFirst();
        decoder.dish().interference(before.frequency(), 4);
        Tuner.Carrier after = decoder.tuner(2).scan().getFirst();
        assertThat(after.carrierToNoise()).isLessThan(4);
        assertThat(after.level()).isGreaterThan(before.level() + 1);
        assertThat(decoder.tuner(2).scan().get(1).locked()).isTrue();
    }

    @Test
    void anAmplifierTooManyMakesErrorsOutOfAStrongSignal() {
        double before = reading().carrierToNoise();
        decoder.dish().amplifier(8);
        assertThat(reading().carrierToNoise()).isCloseTo(before, within(0.3));
        decoder.dish().amplifier(20);
        assertThat(reading().level()).isGreaterThan(-25);
        assertThat(reading().linkMargin()).isLessThan(1);
    }

    @Test
    void theSupplySaysWhatHangsOnIt() {
        decoder.dish().lnb(new LnbState.Disconnected());
        assertThat(reading().lnb()).isEqualTo(new Tuner.LnbSupply(13.1, 0, "Open"));
        decoder.dish().lnb(new LnbState.ShortCircuit());
        assertThat(reading().lnb().status()).isEqualTo("Short");
    }

    @Test
    void aCardWithoutRightsFailsOnceAPeriod() {
        decoder.card().entitlements(0);
        now = now.plusSeconds(60);
        assertThat(decoder.card().read().decryptionFailuresWithoutKey()).isEqualTo(6);
        decoder.card().status(CardStatus.ERROR);
        now = now.plusSeconds(60);
        assertThat(decoder.card().read().decryptionFailures()).isEqualTo(12);
        assertThat(decoder.card().read().decryptionFailuresWithoutKey()).isEqualTo(6);
        assertThat(decoder.card().read().serialNumber()).isEmpty();
    }

    @Test
    void countersStartAgainWithTheBox() {
        decoder.dish().rain(12);
        decoder.card().entitlements(0);
        now = now.plusSeconds(60);
        decoder.started();
        assertThat(reading().lockLossCount()).isZero();
        assertThat(decoder.card().read().decryptionFailures()).isZero();
        assertThat(chassis.uptime()).isZero();
    }
}
