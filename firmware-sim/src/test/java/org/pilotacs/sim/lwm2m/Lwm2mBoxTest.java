package org.pilotacs.sim.lwm2m;

import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.CreateRequest;
import org.eclipse.leshan.core.request.DeleteRequest;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.ReadCompositeRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.core.response.ReadCompositeResponse;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.server.registration.Registration;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.lwm2m.Lwm2mEvent;
import org.pilotacs.sim.satellite.LnbState;
import org.pilotacs.sim.satellite.Transponder.Band;
import org.pilotacs.sim.satellite.Transponder.Polarisation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What a satellite decoder does for a server that manages it by LwM2M.
class Lwm2mBoxTest extends JudgedBox {

    @Test
    void aBoxRegistersUnderItsNameWithTheObjectsOfItsBoard() {
        Registration registration = server.registration(endpoint);
        assertThat(endpoint).matches("urn:dev:ops:A1B2C3-SV%2DL2-SL\\d{8}");
        assertThat(registration.getLwM2mVersion().toString()).isEqualTo("1.1");
        assertThat(registration.getLifeTimeInSec()).isEqualTo(86_400);
        assertThat(registration.usesQueueMode()).isFalse();
        assertThat(registration.getAvailableInstances()).containsExactlyInAnyOrder(new LwM2mPath(1, 0),
                new LwM2mPath(3, 0), new LwM2mPath(4, 0), new LwM2mPath(5, 0), new LwM2mPath(7, 0),
                new LwM2mPath(42_770, 0), new LwM2mPath(42_770, 1), new LwM2mPath(42_771, 0),
                new LwM2mPath(42_772, 0));
        assertThat(registration.getSupportedVersion(3)).hasToString("1.2");
    }

    @Test
    void itSaysWhoItIs() throws Exception {
        assertThat(server.read(endpoint, "/3/0/0").getValue()).isEqualTo("Sagevision");
        assertThat(server.read(endpoint, "/3/0/1").getValue()).isEqualTo("SV-L2");
        assertThat(server.read(endpoint, "/3/0/2").getValue()).isEqualTo(box.serial());
        assertThat(server.read(endpoint, "/3/0/3").getValue()).isEqualTo("3.0.2");
        assertThat(server.read(endpoint, "/3/0/16").getValue()).isEqualTo("U");
        assertThat(server.read(endpoint, "/4/0/0").getValue()).isEqualTo(41L);
        assertThat(((LwM2mMultipleResource) server.read(endpoint, "/4/0/4")).getValue(0))
                .isEqualTo(box.board().network().ipAddress());
    }

    @Test
    void itSaysWhatItsTunersMeasure() throws Exception {
        ReadResponse answer = server.ask(endpoint, new ReadRequest(42_770, 1));
        LwM2mObjectInstance tuner = (LwM2mObjectInstance) answer.getContent();
        var reading = box.decoder().tuner(2).read();
        assertThat(tuner.getResource(0).getValue()).isEqualTo(true);
        assertThat(tuner.getResource(3).getValue()).isEqualTo(reading.carrierToNoise());
        assertThat(tuner.getResource(8).getValue()).hasToString("11747000");
        assertThat(tuner.getResource(14).getValue()).isEqualTo(1L);
        assertThat(tuner.getResource(16).getValue()).isEqualTo(0.11);
        assertThat(tuner.getResources()).doesNotContainKeys(12, 19, 22, 25);
    }

    @Test
    void itTellsOfChangesThatSomebodyObserves() throws Exception {
        assertThat(server.ask(endpoint, new ObserveRequest(42_770, 0, 3)).isSuccess()).isTrue();
        double before = box.decoder().tuner(1).read().carrierToNoise();
        box.decoder().dish().rain(2);
        await().atMost(SOON).until(() -> !server.notifications().isEmpty());
        LwM2mSingleResource told = (LwM2mSingleResource) server.notifications().getFirst().getContent();
        assertThat((Double) told.getValue()).isLessThan(before - 1)
                .isEqualTo(box.decoder().tuner(1).read().carrierToNoise());
    }

    @Test
    void whatDoesNotChangeIsNotToldAgain() throws Exception {
        server.ask(endpoint, new ObserveRequest(3, 0));
        server.ask(endpoint, new ObserveRequest(42_771, 0, 2));
        box.decoder().dish().rain(1);
        box.decoder().card().status(CardStatus.ERROR);
        await().atMost(SOON).until(() -> server.notifications().size() >= 2);
        assertThat(server.notifications()).hasSize(2);
    }

    @Test
    void whatIsWrongWithItIsAsManyErrorCodes() throws Exception {
        assertThat(errorCodes()).containsExactly(0L);
        box.decoder().dish().lnb(new LnbState.ShortCircuit());
        box.decoder().card().status(CardStatus.ERROR);
        assertThat(errorCodes()).containsExactlyInAnyOrder(4L, 16L, 17L, 18L);
        assertThat(server.execute(endpoint, "/3/0/12").isSuccess()).isTrue();
        assertThat(errorCodes()).containsExactly(0L);
        box.decoder().dish().lnb(new LnbState.Working());
        assertThat(errorCodes()).containsExactly(0L);
        box.decoder().dish().lnb(new LnbState.Dead());
        assertThat(errorCodes()).containsExactlyInAnyOrder(4L, 17L);
    }

    private Collection<Object> errorCodes() throws Exception {
        return ((LwM2mMultipleResource) server.read(endpoint, "/3/0/11")).getInstances().values().stream()
                .map(instance -> instance.getValue()).toList();
    }

    @Test
    void aSnapshotIsOneRequest() throws Exception {
        ReadCompositeResponse answer = server.ask(endpoint, new ReadCompositeRequest(ContentFormat.SENML_CBOR,
                ContentFormat.SENML_CBOR, "/3/0/3", "/42770/0", "/42771/0/2", "/42772/0/2"));
        assertThat(answer.getCode()).isEqualTo(ResponseCode.CONTENT);
        assertThat(((LwM2mSingleResource) answer.getContent("/3/0/3")).getValue()).isEqualTo("3.0.2");
        assertThat(((LwM2mObjectInstance) answer.getContent("/42770/0")).getResource(0).getValue()).isEqualTo(true);
        assertThat(((LwM2mSingleResource) answer.getContent("/42771/0/2")).getValue()).isEqualTo(1L);
        assertThat(answer.getContent("/42772/0/2")).isNull();
    }

    @Test
    void aScanFindsWhatTheDishReceives() throws Exception {
        box.decoder().dish().lnb(new LnbState.OutputLost(Polarisation.H, Band.HIGH));
        assertThat(server.read(endpoint, "/42770/1/23").getValue()).isEqualTo(0L);
        assertThat(server.execute(endpoint, "/42770/1/22").getCode()).isEqualTo(ResponseCode.CHANGED);
        await().atMost(SOON).until(() -> server.read(endpoint, "/42770/1/23").getValue().equals(2L));
        assertThat(((LwM2mMultipleResource) server.read(endpoint, "/42770/1/24")).getInstances().values())
                .hasSize(8).extracting(entry -> (String) entry.getValue())
                .allMatch(entry -> entry.matches("\\d{8};[HV];[01];-\\d+\\.\\d;\\d+\\.\\d;[01]"))
                .allMatch(entry -> entry.contains(";H;1;") == entry.endsWith(";0"));
    }

    @Test
    void theCardIsReadAsItIs() throws Exception {
        box.decoder().card().paired(false);
        assertThat(server.read(endpoint, "/42771/0/1").getValue()).isEqualTo(box.inventory().card());
        assertThat(server.read(endpoint, "/42771/0/3").getValue()).isEqualTo(false);
        assertThat(server.read(endpoint, "/42771/0/10").getValue()).isEqualTo(3L);
        assertThat(server.ask(endpoint, new ReadRequest("/42771/0/4")).getCode()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void aRestartComesBackAndIsDoneOnce() throws Exception {
        String before = server.registration(endpoint).getId();
        long mark = box.mark();
        assertThat(server.execute(endpoint, "/3/0/4").getCode()).isEqualTo(ResponseCode.CHANGED);
        box.awaitRegistered(mark, SOON);
        assertThat(server.registration(endpoint).getId()).isNotEqualTo(before);
        assertThat(box.journal().count(Deed.REBOOT, "/3/0/4")).isEqualTo(1);
        assertThat(box.board().power().uptime()).isLessThan(SOON);
    }

    @Test
    void twoOrdersToRestartAreOneRestart() throws Exception {
        long mark = box.mark();
        server.execute(endpoint, "/3/0/4");
        server.execute(endpoint, "/3/0/4");
        box.awaitRegistered(mark, SOON);
        assertThat(box.journal().count(Deed.REBOOT)).isEqualTo(1);
    }

    @Test
    void aFactoryResetForgetsWhatWasWritten() throws Exception {
        server.write(endpoint, 3, 0, 15, "Europe/Warsaw");
        server.write(endpoint, 1, 0, 1, 7200);
        await().atMost(SOON).until(() -> server.registration(endpoint).getLifeTimeInSec() == 7200);
        long mark = box.mark();
        server.execute(endpoint, "/3/0/4");
        box.awaitRegistered(mark, SOON);
        assertThat(server.read(endpoint, "/3/0/15").getValue()).isEqualTo("Europe/Warsaw");
        assertThat(server.registration(endpoint).getLifeTimeInSec()).isEqualTo(7200);
        long again = box.mark();
        server.execute(endpoint, "/3/0/5");
        box.awaitRegistered(again, SOON);
        assertThat(server.read(endpoint, "/3/0/15").getValue()).isEqualTo("Etc/UTC");
        assertThat(server.registration(endpoint).getLifeTimeInSec()).isEqualTo(86_400);
        assertThat(box.journal().count(Deed.FACTORY_RESET, "")).isEqualTo(1);
        assertThat(box.decoder().pin().isDefault()).isTrue();
    }

    @Test
    void resettingThePinIsDoneOnce() throws Exception {
        assertThat(box.decoder().pin().isDefault()).isFalse();
        assertThat(server.execute(endpoint, "/42772/0/3").getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(box.decoder().pin().opensWith("0000")).isTrue();
        assertThat(box.journal().count(Deed.PIN_RESET)).isEqualTo(1);
    }

    @Test
    void whatIsWrittenIsKeptAndJournalled() throws Exception {
        assertThat(server.write(endpoint, 42_772, 0, 1, 12).getCode())
                .isEqualTo(ResponseCode.CHANGED);
        assertThat(server.read(endpoint, "/42772/0/1").getValue()).isEqualTo(12L);
        assertThat(box.journal().count(Deed.WRITE, "/42772/0/1")).isEqualTo(1);
    }

    @Test
    void aBadValueIsRefusedAndChangesNothing() throws Exception {
        assertThat(server.write(endpoint, 42_772, 0, 1, 19).getCode())
                .isEqualTo(ResponseCode.BAD_REQUEST);
        WriteRequest whole = new WriteRequest(WriteRequest.Mode.UPDATE, 42_772, 0,
                List.of(LwM2mSingleResource.newIntegerResource(1, -1)));
        assertThat(server.ask(endpoint, whole).getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(server.write(endpoint, 3, 0, 14, "noon").getCode())
                .isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(server.read(endpoint, "/42772/0/1").getValue()).isEqualTo(18L);
        assertThat(box.journal().count(Deed.WRITE)).isZero();
    }

    @Test
    void nothingCanBeBuiltInOrTornOut() throws Exception {
        assertThat(server.ask(endpoint, new CreateRequest(42_770,
                new LwM2mObjectInstance(7, LwM2mSingleResource.newStringResource(13, "H")))).getCode())
                .isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        assertThat(server.ask(endpoint, new DeleteRequest(42_770, 0)).getCode())
                .isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        assertThat(server.ask(endpoint, new ReadRequest(42_770, 0, 0)).getCode()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void aBoxWithoutItsNetworkIsSilentAndComesBack() throws Exception {
        box.decoder().chassis().networkCable(false);
        assertThat(server.ask(endpoint, new ReadRequest("/3/0/0"), Duration.ofMillis(500))).isNull();
        box.decoder().chassis().networkCable(true);
        assertThat(server.read(endpoint, "/3/0/0").getValue()).isEqualTo("Sagevision");
    }

    @Test
    void anUnpluggedBoxIsGone() throws Exception {
        box.unplug();
        assertThat(server.ask(endpoint, new ReadRequest("/3/0/0"), Duration.ofMillis(500))).isNull();
        long mark = box.mark();
        box.plugIn();
        box.awaitAfter(mark, Lwm2mEvent.Booted.class, booted -> true, SOON);
        box.awaitRegistered(mark, SOON);
    }

    @Test
    void trafficIsCountedWhileSomebodyWantsIt() throws Exception {
        assertThat(server.read(endpoint, "/7/0/2").getValue()).isEqualTo(0L);
        server.execute(endpoint, "/7/0/6");
        for (int i = 0; i < 10; i++) {
            server.ask(endpoint, new ReadRequest(42_770));
        }
        server.execute(endpoint, "/7/0/7");
        assertThat((Long) server.read(endpoint, "/7/0/2").getValue()).isBetween(1L, 40L);
    }
}
