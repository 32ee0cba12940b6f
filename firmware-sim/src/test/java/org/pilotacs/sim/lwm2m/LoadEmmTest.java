package org.pilotacs.sim.lwm2m;

import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.response.WriteResponse;
import org.eclipse.leshan.core.util.datatype.ULong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.agent.emm.Reception;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.EmmCommand.PinSlot;
import org.pilotacs.protocols.emm.EmmCommand.Right;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1Key;
import org.pilotacs.protocols.emm.Ref1Message;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What a decoder does with EMMs that a server writes to its Load EMM, and what it tells of them.
class LoadEmmTest extends JudgedBox {
    private static final Ref1Key KEY = Ref1Key.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final int SLOT = 3;
    private static final int NEWS = 600;

    @BeforeEach
    void giveKeys() throws Exception {
        box.emms(EmmSettings.of(Map.of(SLOT, KEY)));
        restart(box::restart);
    }

    private interface Cause {
        void happens() throws InterruptedException;
    }

    private void restart(Cause cause) throws InterruptedException {
        long mark = box.mark();
        cause.happens();
        box.awaitRegistered(mark, SOON);
    }

    private byte[] emm(long sequence, EmmCommand... commands) {
        return emm(sequence, Instant.now().plusSeconds(NEWS), KEY, commands);
    }

    private byte[] emm(long sequence, Instant expiry, Ref1Key key, EmmCommand... commands) {
        EmmAddress card = new EmmAddress.Unique(Long.parseLong(box.inventory().card()));
        return Ref1.encode(new Ref1Message(card, true, SLOT, sequence, expiry, List.of(commands)), key);
    }

    private WriteResponse load(byte[] section) throws InterruptedException {
        return server.write(endpoint, 42_771, 0, 14, section);
    }

    private static EmmCommand entitlement(int product, Instant until) {
        return new EmmCommand.RefreshEntitlement(List.of(new Right(product, until)));
    }

    @Test
    void theCardGetsItsRightsAndTheServerSeesIt() throws Exception {
        assertThat(server.ask(endpoint, new ReadRequest("/42771/0/9")).getCode()).isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(server.read(endpoint, "/42771/0/8").getValue()).isEqualTo(0L);
        Instant before = Instant.now().minusSeconds(1);
        assertThat(load(emm(42, entitlement(257, Instant.now().plusSeconds(NEWS)))).getCode())
                .isEqualTo(ResponseCode.CHANGED);
        assertThat(box.decoder().card().opens(257)).isTrue();
        assertThat(server.read(endpoint, "/42771/0/6").getValue()).isEqualTo(13L);
        assertThat(server.read(endpoint, "/42771/0/9").getValue()).isEqualTo(ULong.valueOf(42));
        assertThat(server.read(endpoint, "/42771/0/8").getValue()).isEqualTo(1L);
        assertThat(((Date) server.read(endpoint, "/42771/0/7").getValue()).toInstant()).isAfterOrEqualTo(before)
                .isBeforeOrEqualTo(Instant.now());
        assertThat(box.journal().count(Deed.EMM, "RefreshEntitlement")).isEqualTo(1);
    }

    @Test
    void whoObservesTheSequenceIsToldOfEachEmmHoweverItCame() throws Exception {
        load(emm(41, new EmmCommand.Rescan(1)));
        assertThat(server.ask(endpoint, new ObserveRequest(42_771, 0, 9)).isSuccess()).isTrue();
        load(emm(42, entitlement(257, Instant.now().plusSeconds(NEWS))));
        awaitToldOf(42);
        assertThat(box.decoder().receive(emm(43, new EmmCommand.Rescan(318))))
                .hasValueSatisfying(met -> assertThat(met).isInstanceOf(Reception.Executed.class));
        awaitToldOf(43);
    }

    private void awaitToldOf(long sequence) {
        await().atMost(SOON).until(() -> server.notifications().stream()
                .map(told -> ((LwM2mSingleResource) told.getContent()).getValue())
                .anyMatch(ULong.valueOf(sequence)::equals));
    }

    @Test
    void aRepetitionIsAnsweredAsTheFirstAndDoneOnce() throws Exception {
        byte[] emm = emm(42, new EmmCommand.PinReset(PinSlot.PARENTAL, "4711"));
        assertThat(load(emm).getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(load(emm).getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(box.decoder().pin().opensWith("4711")).isTrue();
        assertThat(box.journal().count(Deed.PIN_RESET)).isEqualTo(1);
    }

    @Test
    void whatIsNotObeyedIsRefusedWithItsReason() throws Exception {
        EmmCommand rescan = new EmmCommand.Rescan(318);
        assertThat(refusal(new byte[]{ 1, 2, 3})).contains("malformed");
        Ref1Key other = Ref1Key.ofHex("ff".repeat(16));
        assertThat(refusal(emm(42, Instant.now().plusSeconds(NEWS), other, rescan))).contains("forged");
        assertThat(refusal(emm(42, Instant.now().minusSeconds(60), KEY, rescan))).contains("expired");
        assertThat(refusal(Ref1.encode(new Ref1Message(new EmmAddress.Unique(1), false, SLOT, 42,
                Instant.now().plusSeconds(NEWS), List.of(rescan)), KEY))).contains("another address");
        assertThat(refusal(emm(42, new EmmCommand.PinReset(PinSlot.PURCHASE, null)))).contains("purchase PIN");
        assertThat(load(emm(42, rescan)).getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(refusal(emm(41, rescan))).contains("42 was obeyed before");
        assertThat(box.journal().count(Deed.EMM)).isEqualTo(1);
    }

    private String refusal(byte[] section) throws InterruptedException {
        WriteResponse answer = load(section);
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        return answer.getErrorMessage();
    }

    @Test
    void aRestartIsAnsweredAndThenMadeOnce() throws Exception {
        byte[] emm = emm(42, new EmmCommand.Reboot(Duration.ZERO));
        restart(() -> assertThat(load(emm).getCode()).isEqualTo(ResponseCode.CHANGED));
        assertThat(box.journal().count(Deed.REBOOT, "EMM")).isEqualTo(1);
        assertThat(load(emm).getCode()).as("known after the restart").isEqualTo(ResponseCode.CHANGED);
        assertThat(server.read(endpoint, "/42771/0/9").getValue()).isEqualTo(ULong.valueOf(42));
        assertThat(box.journal().count(Deed.REBOOT)).isEqualTo(1);
    }

    @Test
    void aFactoryResetIsAnsweredAndForgetsAllButThatItWasDone() throws Exception {
        server.write(endpoint, 42_772, 0, 1, 12);
        byte[] emm = emm(42, new EmmCommand.FactoryReset(0));
        restart(() -> assertThat(load(emm).getCode()).isEqualTo(ResponseCode.CHANGED));
        assertThat(server.read(endpoint, "/42772/0/1").getValue()).isEqualTo(18L);
        assertThat(box.decoder().receive(emm)).hasValue(new Reception.Repeated(42));
        assertThat(box.journal().count(Deed.FACTORY_RESET, "")).isEqualTo(1);
    }

    @Test
    void aBoxWithoutKeysHasNoLoadEmm() throws Exception {
        try (Fleet plain = Fleet.start(FleetConfig.of(Lwm2mFleet.of(server.coap(), 1)).seed(4711))) {
            Lwm2mBox other = plain.lwm2mBoxes().iterator().next();
            other.awaitRegistered(SOON);
            assertThat(server.write(other.endpoint(), 42_771, 0, 14, emm(1)).getCode())
                    .isEqualTo(ResponseCode.NOT_FOUND);
            assertThat(server.ask(other.endpoint(), new ReadRequest("/42771/0/8")).getCode())
                    .isEqualTo(ResponseCode.NOT_FOUND);
            assertThat(other.decoder().receive(emm(1))).isEmpty();
        }
    }
}
