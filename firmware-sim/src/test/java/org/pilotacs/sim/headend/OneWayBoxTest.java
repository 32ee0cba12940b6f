package org.pilotacs.sim.headend;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.emm.Reception;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.EmmCommand.PinSlot;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.TsPackets;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.Datagram;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamRef;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mFleet;
import org.pilotacs.sim.fleet.OneWayBox;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.satellite.Transponder;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What decoders without a return path make of EMMs that come from an EMMG by way of the multiplexer and the air.
class OneWayBoxTest {
    private Fleet fleet;
    private TestEmmg emmg;
    private OneWayBox witness;
    private OneWayBox box;

    @BeforeEach
    void start() throws Exception {
        fleet = Fleet.start(FleetConfig.of(OneWayFleet.of(2)).bootTime(Duration.ZERO));
        emmg = TestEmmg.ready(fleet.headend().mux(), SectionTsPktFlag.SECTIONS).bandwidth(400, 400);
        List<OneWayBox> boxes = List.copyOf(fleet.oneWayBoxes());
        witness = boxes.getFirst();
        box = boxes.getLast();
        await().until(() -> fleet.headend().broadcast().homes().stream().allMatch(Home::hasFoundEmms));
    }

    @AfterEach
    void stop() throws Exception {
        emmg.close();
        fleet.close();
    }

    private void air(int slot, long sequence, EmmCommand command) throws Exception {
        emmg.provide(Emms.emm(box.inventory().card(), slot, sequence, command));
    }

    /// What went on air before this has been heard by whoever listens.
    private void settle(long mark) throws Exception {
        emmg.provide(Emms.emm(witness.inventory().card(), 2, mark, new EmmCommand.Rescan((int) mark)));
        await().until(() -> witness.decoder().rescanned().orElse(0) == mark);
    }

    private Home home() {
        return fleet.headend().broadcast().homes().getLast();
    }

    @Test
    void onAndTunedItObeysOnce() throws Exception {
        air(2, 7, new EmmCommand.ShowConfirmCode(Duration.ofMinutes(2)));
        await().until(() -> !box.decoder().shown().isEmpty());
        EmmAddress address = new EmmAddress.Unique(Long.parseLong(box.inventory().card()));
        assertThat(box.decoder().shown()).isEqualTo(Ref1.confirmCode(Emms.MASTER.of(address, 2), 7));
        air(2, 7, new EmmCommand.ShowConfirmCode(Duration.ofMinutes(2)));
        await().until(() -> home().heard().meant() == 2);
        assertThat(home().heard().last()).isEqualTo(new Reception.Repeated(7));
        assertThat(box.journal().count(Deed.EMM)).isEqualTo(1);
    }

    @Test
    void offItHearsNothingUntilItIsOn() throws Exception {
        box.unplug();
        air(0, 1, new EmmCommand.Rescan(11));
        settle(1);
        assertThat(box.decoder().rescanned()).isEmpty();
        box.plugIn();
        await().until(box::isUp);
        repeatUntilObeyed(new EmmCommand.Rescan(11), 11);
    }

    @Test
    void inRainItHearsNothingUntilTheSkyIsClear() throws Exception {
        box.decoder().dish().rain(12);
        air(0, 1, new EmmCommand.Rescan(12));
        settle(1);
        assertThat(box.decoder().rescanned()).isEmpty();
        assertThat(home().isLocked()).isFalse();
        assertThat(home().heard().lostPackets()).isPositive();
        box.decoder().dish().rain(0);
        repeatUntilObeyed(new EmmCommand.Rescan(12), 12);
    }

    @Test
    void tunedElsewhereItHearsNothing() throws Exception {
        box.decoder().tuner(1).tune(Transponder.OPERATOR.get(3));
        air(0, 1, new EmmCommand.Rescan(13));
        settle(1);
        assertThat(box.decoder().rescanned()).isEmpty();
        assertThat(home().isTuned()).isFalse();
        box.decoder().tuner(2).tune(fleet.headend().broadcast().carrier());
        repeatUntilObeyed(new EmmCommand.Rescan(13), 13);
    }

    /// As a carousel does; a receiver that has just come back must find the CAT first.
    private void repeatUntilObeyed(EmmCommand command, int rescanned) {
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            air(0, 1, command);
            return box.decoder().rescanned().orElse(0) == rescanned;
        });
    }

    @Test
    void whatItHasObeyedSurvivesThePowerCut() throws Exception {
        air(1, 5, new EmmCommand.PinReset(PinSlot.PARENTAL, null));
        await().until(() -> box.decoder().pin().isDefault());
        box.decoder().pin().choose("4711");
        box.restart();
        await().until(box::isUp);
        long before = home().heard().meant();
        await().until(() -> {
            air(1, 5, new EmmCommand.PinReset(PinSlot.PARENTAL, null));
            return home().heard().meant() > before;
        });
        assertThat(home().heard().last()).isEqualTo(new Reception.Repeated(5));
        assertThat(box.decoder().pin().opensWith("4711")).isTrue();
    }

    @Test
    void anOrderedRestartIsMadeOnce() throws Exception {
        air(2, 1, new EmmCommand.Reboot(Duration.ZERO));
        await().until(() -> box.journal().count(Deed.REBOOT) == 1);
        await().until(() -> {
            air(2, 1, new EmmCommand.Reboot(Duration.ZERO));
            return new Reception.Repeated(1).equals(home().heard().last());
        });
        assertThat(box.journal().count(Deed.REBOOT)).isEqualTo(1);
    }

    @Test
    void itsCardIsMended() throws Exception {
        box.decoder().card().entitlements(0);
        box.decoder().card().paired(false);
        air(0, 1, new EmmCommand.RefreshEntitlement(List.of()));
        air(0, 2, new EmmCommand.Pair(box.decoder().number()));
        await().until(() -> box.decoder().card().read().entitlements() > 0);
        assertThat(box.decoder().card().opens(1)).isTrue();
    }

    /// Sections of one generator and packets of another go on one PID, for they are of one conditional access system.
    @Test
    void itDoesNotMatterHowAMessageCame() throws Exception {
        ClientId second = ClientId.of(HeadendSettings.CA_SYSTEM_ID, 2);
        StreamRef stream = new StreamRef(9, 1);
        try (TestEmmg packets = new TestEmmg(fleet.headend().mux().port())) {
            packets.channel(second, 9, SectionTsPktFlag.TS_PACKETS);
            packets.say(new StreamSetup(second, stream, 2, DataType.EMM));
            packets.hears(new StreamStatus(second, stream, 2, DataType.EMM));
            for (int i = 1; i <= 3; i++) {
                byte[] section = Emms.emm(box.inventory().card(), 0, 2L * i, new EmmCommand.Rescan(2 * i));
                packets.say(new DataProvision(second, stream, 2,
                        List.of(new Datagram(TsPackets.packetise(List.of(section), 0x1FF0, 11).getFirst()))));
                waitFor(2 * i);
                air(0, 2L * i + 1, new EmmCommand.Rescan(2 * i + 1));
                waitFor(2 * i + 1);
            }
            TestEmmg.provideByUdp(fleet.headend().mux(), TestEmmg.CLIENT, TestEmmg.DATA,
                    Emms.emm(box.inventory().card(), 0, 99, new EmmCommand.Rescan(99)));
            waitFor(99);
        }
    }

    private void waitFor(int rescanned) {
        await().until(() -> box.decoder().rescanned().orElse(0) == rescanned);
    }

    @Test
    void nobodyElseHears() throws Exception {
        air(0, 1, new EmmCommand.Rescan(14));
        settle(1);
        assertThat(witness.journal().count(Deed.EMM)).isEqualTo(1);
        assertThat(fleet.headend().broadcast().homes()).allMatch(home -> home.heard().sections() == 2)
                .allMatch(home -> home.heard().meant() == 1);
    }

    @Test
    void theInventorySaysThatTheyAreOneWay() {
        assertThat(fleet.inventory()).hasSize(2).allMatch(line -> line.matches(
                "\\{\"serial\":\"SO\\d{8}\",\"oui\":\"A1B2C3\",\"productClass\":\"SV-O1\",\"subscriber\":\"\\d{8}\","
                        + "\"area\":\"\\d\\d-\\d{3}\",\"card\":\"\\d{12}\",\"oneWay\":true}"));
        assertThat(fleet.allBoxes()).hasSize(2);
        assertThat(box.board().network().up()).isFalse();
    }

    @Test
    void someAreOffAtFirst() {
        try (Fleet others = Fleet.start(FleetConfig.of(OneWayFleet.of(4).off(1)).bootTime(Duration.ZERO))) {
            await().until(() -> others.oneWayBoxes().stream().filter(OneWayBox::isUp).count() == 3);
            assertThat(List.copyOf(others.oneWayBoxes()).getLast().isUp()).isFalse();
        }
    }

    @Test
    void decodersThatSpeakCanHearAsWell() throws Exception {
        FleetConfig config = FleetConfig.of(Lwm2mFleet.of(URI.create("coap://127.0.0.1:1"), 1))
                .oneWay(OneWayFleet.of(1).hybrids(true)).bootTime(Duration.ZERO);
        try (Fleet mixed = Fleet.start(config);
                TestEmmg generator = TestEmmg.ready(mixed.headend().mux(), SectionTsPktFlag.SECTIONS)) {
            var hybrid = mixed.lwm2mBoxes().iterator().next();
            await().until(hybrid::isUp);
            byte[] emm = Emms.emm(hybrid.inventory().card(), 0, 1, new EmmCommand.Rescan(15));
            await().until(() -> {
                generator.provide(emm);
                return hybrid.decoder().rescanned().orElse(0) == 15;
            });
        }
    }
}
