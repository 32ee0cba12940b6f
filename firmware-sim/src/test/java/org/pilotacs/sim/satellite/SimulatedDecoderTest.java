package org.pilotacs.sim.satellite;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.agent.emm.Reception;
import org.pilotacs.agent.time.VirtualThreadScheduler;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.EmmCommand.Right;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1Message;
import org.pilotacs.sim.board.Chassis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// What a simulated decoder makes of EMMs that it hears by satellite.
class SimulatedDecoderTest {
    private static final Ref1Key KEY = Ref1Key.ofHex("000102030405060708090a0b0c0d0e0f");

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final VirtualThreadScheduler scheduler = new VirtualThreadScheduler(() -> now);
    private final Chassis chassis = new Chassis(
            new Chassis.Label(new Identity("Sagevision", "A1B2C3", "SV-1", "SV00000042", "SV-1", "1"),
                    "A1:B2:C3:00:00:01", "10.0.0.1", "3.0", now),
            () -> now);
    private final SimulatedDecoder decoder = new SimulatedDecoder(chassis, () -> now, Installation.TYPICAL,
            "012345678901");

    SimulatedDecoderTest() {
        decoder.emms(EmmSettings.of(Map.of(0, KEY)), scheduler);
        decoder.started();
    }

    @AfterEach
    void stop() {
        scheduler.close();
    }

    private byte[] emm(long sequence, EmmCommand... commands) {
        return Ref1.encode(new Ref1Message(new EmmAddress.Unique(12_345_678_901L), true, 0, sequence,
                Instant.parse("2027-01-01T00:00:00Z"), List.of(commands)), KEY);
    }

    private void hears(long sequence, EmmCommand... commands) {
        assertThat(decoder.receive(emm(sequence, commands)))
                .hasValue(new Reception.Executed(sequence, List.of(commands)));
    }

    @Test
    void rightsHaveAnEnd() {
        decoder.card().entitlements(0);
        hears(1, new EmmCommand.RefreshEntitlement(
                List.of(new Right(257, now.plusSeconds(60)), new Right(258, now.plusSeconds(90)))));
        assertThat(decoder.card().read().entitlements()).isEqualTo(2);
        now = now.plusSeconds(60);
        assertThat(decoder.card().opens(257)).isFalse();
        assertThat(decoder.card().opens(258)).isTrue();
        assertThat(decoder.card().read().entitlements()).isEqualTo(1);
        now = now.plusSeconds(60);
        assertThat(decoder.card().read().decryptionFailuresWithoutKey()).as("since the last right ended").isEqualTo(3);
    }

    @Test
    void rightsAreTakenAway() {
        assertThat(decoder.card().opens(12)).isTrue();
        hears(1, new EmmCommand.Revoke(List.of(11, 12)));
        assertThat(decoder.card().opens(12)).isFalse();
        assertThat(decoder.card().read().entitlements()).isEqualTo(10);
    }

    @Test
    void aCardBelongsToTheBoxThatItIsToldOf() {
        hears(1, new EmmCommand.Unpair());
        assertThat(decoder.card().read().paired()).isFalse();
        hears(2, new EmmCommand.Pair(42));
        assertThat(decoder.card().read().paired()).isTrue();
        hears(3, new EmmCommand.Pair(43));
        assertThat(decoder.card().read().paired()).isFalse();
    }

    @Test
    void theCodeIsShownForAsLongAsItSays() {
        hears(7, new EmmCommand.ShowConfirmCode(Duration.ofSeconds(60)));
        assertThat(decoder.shown()).isEqualTo(Ref1.confirmCode(KEY, 7));
        now = now.plusSeconds(60);
        assertThat(decoder.shown()).isEmpty();
        hears(8, new EmmCommand.Rescan(318));
        assertThat(decoder.rescanned()).hasValue(318);
    }

    /// Its tuner must stay on a carrier that has the EMMs.
    @Test
    void aBoxWithoutSignalHearsNothing() {
        decoder.dish().lnb(new LnbState.Disconnected());
        assertThat(decoder.receive(emm(1, new EmmCommand.Rescan(1)))).isEmpty();
        decoder.dish().lnb(new LnbState.Working());
        hears(1, new EmmCommand.Rescan(1));
    }

    @Test
    void aBoxWithoutPowerHearsNothing() {
        decoder.stopped();
        assertThat(decoder.receive(emm(1, new EmmCommand.Rescan(1)))).isEmpty();
        decoder.started();
        hears(1, new EmmCommand.Rescan(1));
        decoder.stopped();
        decoder.started();
        assertThat(decoder.receive(emm(1, new EmmCommand.Rescan(1)))).hasValue(new Reception.Repeated(1));
    }
}
