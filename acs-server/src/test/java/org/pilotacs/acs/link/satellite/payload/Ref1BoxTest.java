package org.pilotacs.acs.link.satellite.payload;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.CardOrder.Pair;
import org.pilotacs.acs.task.CardOrder.RefreshRights;
import org.pilotacs.acs.task.CardOrder.ResetPin;
import org.pilotacs.acs.task.CardOrder.Restart;
import org.pilotacs.acs.task.CardOrder.Right;
import org.pilotacs.acs.task.CardOrder.ShowCode;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.agent.emm.Reception;
import org.pilotacs.agent.time.VirtualThreadScheduler;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.satellite.Installation;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a box whose keys the factory made from the operator's master key, and an encoder with that master key.
class Ref1BoxTest {
    private static final String CARD = "012345678901";
    private static final Ref1MasterKey MASTER = Ref1MasterKey.ofHex("2b7e151628aed2a6abf7158809cf4f3c");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final VirtualThreadScheduler scheduler = new VirtualThreadScheduler(() -> now);
    private final Chassis chassis = new Chassis(
            new Chassis.Label(new Identity("Sagevision", "A1B2C3", "SV-1", "SV00000042", "SV-1", "1"),
                    "A1:B2:C3:00:00:01", "10.0.0.1", "3.0", now),
            () -> now);
    private final SimulatedDecoder box = new SimulatedDecoder(chassis, () -> now, Installation.TYPICAL, CARD);

    Ref1BoxTest() {
        var card = new EmmAddress.Unique(12_345_678_901L);
        Map<Integer, Ref1Key> keys = IntStream.range(0, 3).boxed()
                .collect(Collectors.toMap(slot -> slot, slot -> MASTER.of(card, slot)));
        box.emms(EmmSettings.of(keys), scheduler);
        box.started();
    }

    @AfterEach
    void stop() {
        scheduler.close();
    }

    private static Ref1Encoder encoder(boolean encrypted) {
        return new Ref1Encoder(0x5A5A, DataType.EMM, new DiversifiedKeys(MASTER),
                new Ref1Config(KeySlots.DEFAULT, encrypted, Duration.ZERO));
    }

    private Reception hears(EmmEncoder encoder, long sequence, CardOrder... orders) throws EmmRejectedException {
        EncodedEmm emm = encoder.encode(new EmmRequest(CARD, List.of(orders), sequence, now.plusSeconds(3600)));
        return box.receive(emm.sections().getFirst()).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true})
    void theBoxObeysWhatItIsTold(boolean encrypted) throws Exception {
        Ref1Encoder encoder = encoder(encrypted);
        box.card().paired(false);
        box.card().entitlements(0);
        box.pin().reset();
        CardOrder[] orders = { new RefreshRights(List.of(new Right(257, now.plusSeconds(86_400)))),
            new Pair("SV00000042"), new ShowCode(MINUTE)};
        assertThat(hears(encoder, 7, orders)).isInstanceOf(Reception.Executed.class);
        assertThat(box.card().opens(257)).isTrue();
        assertThat(box.card().read().paired()).isTrue();
        assertThat(encoder.confirmCode(CARD, List.of(orders), 7)).hasValue(box.shown());
        assertThat(hears(encoder, 7, orders)).as("the carousel turns").isInstanceOf(Reception.Repeated.class);
    }

    @Test
    void aBoxOfAnotherNumberIsNotPaired() throws Exception {
        hears(encoder(true), 1, new Pair("SV00000043"));
        assertThat(box.card().read().paired()).isFalse();
    }

    /// That is why kinds have slots of their own.
    @Test
    void aLaterPinDoesNotHideEarlierRights() throws Exception {
        Ref1Encoder encoder = encoder(false);
        assertThat(hears(encoder, 100, new ResetPin())).isInstanceOf(Reception.Executed.class);
        assertThat(box.pin().isDefault()).isTrue();
        assertThat(hears(encoder, 50, new RefreshRights(List.of()))).isInstanceOf(Reception.Executed.class);
        assertThat(hears(encoder, 40, new Restart())).isInstanceOf(Reception.Executed.class);
    }

    /// And that is why those of one slot are merged.
    @Test
    void aLaterMessageOfTheSameSlotHidesTheEarlierUnlessItSaysAllOfIt() throws Exception {
        Ref1Encoder encoder = encoder(false);
        box.card().paired(false);
        RefreshRights rights = new RefreshRights(List.of(new Right(257, now.plusSeconds(60))));
        hears(encoder, 2, rights);
        assertThat(hears(encoder, 1, new Pair("42"))).isInstanceOf(Reception.Overtaken.class);
        assertThat(hears(encoder, 3, rights, new Pair("42"))).isInstanceOf(Reception.Executed.class);
        assertThat(box.card().read().paired()).isTrue();
    }

    @Test
    void anotherCardsMessageIsNotForUsAndAnotherMastersIsForged() throws Exception {
        EncodedEmm other = encoder(false).encode(
                new EmmRequest("12345678902", List.of(new ResetPin()), 1, now.plusSeconds(60)));
        assertThat(box.receive(other.sections().getFirst())).hasValue(new Reception.NotForUs());
        var stranger = new Ref1Encoder(0x5A5A, DataType.EMM,
                new DiversifiedKeys(Ref1MasterKey.ofHex("00000000000000000000000000000000")), Ref1Config.DEFAULT);
        assertThat(hears(stranger, 1, new ResetPin())).isInstanceOf(Reception.Forged.class);
        Instant past = now.minusSeconds(1);
        EncodedEmm late = encoder(false).encode(new EmmRequest(CARD, List.of(new ResetPin()), 1, past));
        assertThat(box.receive(late.sections().getFirst())).hasValue(new Reception.Expired(past));
    }
}
