package org.pilotacs.sim.fleet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.QueuedTransferStruct;
import org.pilotacs.sim.acs.FileShelf;
import org.pilotacs.sim.acs.ScriptedAcs;
import org.pilotacs.sim.fault.TransferReport;
import org.pilotacs.sim.firmware.Affected;
import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.firmware.FirmwareImage;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// What a server sees of boxes whose firmware is bad, and of those that are bad at telling of transfers: the agent's real client
/// on real sockets.
class BadFirmwareTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String VERSION = "Device.DeviceInfo.SoftwareVersion";
    private static final String CN = "Device.Services.STBService.1.Components.FrontEnd.1.X_A1B2C3_DVBS.CNR";

    private ScriptedAcs acs;
    private FileShelf files;
    private Fleet fleet;
    private SimulatedBox box;

    @BeforeEach
    void start() throws Exception {
        acs = new ScriptedAcs();
        files = new FileShelf();
        fleet = Fleet.start(FleetConfig.of(acs.url(), 1));
        box = fleet.boxes().iterator().next();
        box.awaitSession(0, EventCode.BOOT, SOON);
    }

    @AfterEach
    void stop() {
        fleet.close();
        files.close();
        acs.close();
    }

    /// Has the box fetch an image.
    ///
    /// @return a mark from before that
    private long update(byte[] image) {
        files.put("/fw", image);
        var _ = acs.order(box.serial(), new AcsRequest.Download("up-1", "1 Firmware Upgrade Image", files.url("/fw"),
                "", "", image.length, "", 0, "", ""));
        long mark = box.mark();
        box.knocked();
        return mark;
    }

    private static byte[] image(String version, Defect... defects) {
        return FirmwareImage.build("SV-S2", version, new byte[100_000], defects);
    }

    private String version() {
        return acs.informs(box.serial()).getLast().parameters().stream().filter(one -> one.name().equals(VERSION))
                .map(ParameterValueStruct::value).findFirst().orElseThrow();
    }

    private List<String> events() {
        return acs.informs(box.serial()).getLast().events().stream().map(EventStruct::eventCode).toList();
    }

    @Test
    void aBootLoopIsABootEachTimeAndTheTransferWasComplete() throws Exception {
        long mark = update(image("2.5.1", new Defect.BootLoop(Affected.ALL, Duration.ofMillis(300), 2, 6)));
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, SOON);
        assertThat(version()).isEqualTo("2.5.1");
        box.awaitSession(box.mark(), EventCode.BOOT, SOON);
        assertThat(events()).containsExactly(EventCode.BOOT);
        assertThat(acs.transfers()).hasSize(1);
        box.awaitSession(box.mark(), EventCode.BOOT, SOON);
        box.awaitSession(box.mark(), EventCode.BOOT, SOON);
        assertThat(version()).as("its bootloader fell back").isEqualTo("2.4.1");
    }

    @Test
    void aBrickIsNeverHeardAgain() throws Exception {
        long mark = update(image("2.5.3", new Defect.Brick(Affected.ALL)));
        box.awaitAfter(mark, AgentEvent.TransferEnded.class, ended -> ended.faultCode() == 0, SOON);
        box.restart();
        assertThatThrownBy(() -> box.awaitAfter(mark, AgentEvent.Booted.class, _ -> true, Duration.ofMillis(400)))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(box.isUp()).isFalse();
    }

    @Test
    void aSignalThatGotWorseIsReportedAndOlderFirmwareBringsItBack() throws Exception {
        double before = Integer.parseInt(box.model().value(CN.substring("Device.".length()))) / 10.0;
        long mark = update(image("2.5.2", new Defect.WeakSignal(Affected.ALL, 3, 1e-3)));
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, SOON);
        assertThat(box.decoder().tuner(1).read().carrierToNoise()).isCloseTo(before - 3, within(0.2));
        assertThat(box.decoder().tuner(1).read().postFecPer()).isEqualTo(1e-3);
        long back = update(image("2.4.1"));
        box.awaitSession(back, EventCode.TRANSFER_COMPLETE, SOON);
        assertThat(box.decoder().tuner(1).read().carrierToNoise()).isCloseTo(before, within(0.2));
    }

    @Test
    void aSlowImageIsFetchedSlowlyAndRunsInTheEnd() throws Exception {
        assertIsFetchedSlowly(image("2.5.4", new Defect.SlowDownload(Affected.ALL, 80_000)), "2.5.4");
    }

    @Test
    void aSlowLineIsSlowWithAnyImage() throws Exception {
        box.files().slow(80_000);
        assertIsFetchedSlowly(image("2.5.0"), "2.5.0");
    }

    private void assertIsFetchedSlowly(byte[] image, String version) throws Exception {
        long mark = update(image);
        box.awaitSession(mark, EventCode.CONNECTION_REQUEST, SOON);
        var queued = acs.order(box.serial(), new AcsRequest.GetQueuedTransfers());
        box.knocked();
        assertThat(ScriptedAcs.answer(CpeResponse.GetQueuedTransfersResponse.class, queued).transfers())
                .as("still at it").containsExactly(new QueuedTransferStruct("up-1", 2));
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, SOON);
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void aVersionThatCallsItselfAnotherIsReportedAsThat() throws Exception {
        long mark = update(image("2.5.5", new Defect.OtherVersion(Affected.ALL, "2.5.5-r1")));
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, SOON);
        assertThat(version()).isEqualTo("2.5.5-r1");
    }

    @Test
    void aBoxMaySayThatItInstalledWhatItDidNot() throws Exception {
        long mark = update(image("2.5.7", new Defect.NotInstalled(Affected.ALL)));
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, SOON);
        assertThat(acs.transfers().getLast().fault().code()).isZero();
        assertThat(events()).contains(EventCode.BOOT);
        assertThat(version()).isEqualTo("2.4.1");
    }

    @Test
    void aBoxThatLosesItsSettingsComesAsIfFromTheFactory() throws Exception {
        long mark = update(image("2.5.8", new Defect.LosesSettings(Affected.ALL)));
        box.awaitSession(mark, EventCode.BOOTSTRAP, SOON);
        assertThat(events()).containsExactly(EventCode.BOOTSTRAP, EventCode.BOOT);
        assertThat(version()).isEqualTo("2.5.8");
        assertThat(acs.transfers()).as("it has forgotten that it owed a report").isEmpty();
    }

    @Test
    void aBoxMayNeverReportATransfer() throws Exception {
        box.faults().reportTransfers(TransferReport.NEVER);
        long mark = update(image("2.5.0"));
        box.awaitSession(mark, EventCode.BOOT, SOON);
        assertThat(events()).containsExactly(EventCode.BOOT);
        assertThat(version()).isEqualTo("2.5.0");
        assertThat(acs.transfers()).isEmpty();
    }

    @Test
    void aBoxMayReportATransferWithoutSayingOfWhich() throws Exception {
        box.faults().reportTransfers(TransferReport.WITHOUT_KEY);
        assertThat(reported().commandKey()).isEmpty();
        assertThat(acs.informs(box.serial()).getLast().events()).contains(new EventStruct(EventCode.M_DOWNLOAD, ""));
    }

    @Test
    void aBoxMaySayOfWhichTransferInTheEventAloneAndInAnotherOrder() throws Exception {
        box.faults().reportTransfers(TransferReport.KEY_IN_EVENT_ONLY);
        box.faults().reverseEvents(true);
        assertThat(reported().commandKey()).isEmpty();
        assertThat(acs.informs(box.serial()).getLast().events()).containsExactly(new EventStruct(EventCode.BOOT, ""),
                new EventStruct(EventCode.M_DOWNLOAD, "up-1"), new EventStruct(EventCode.TRANSFER_COMPLETE, ""));
    }

    private CpeRequest.TransferComplete reported() throws Exception {
        long mark = update(image("2.5.0"));
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, SOON);
        return acs.transfers().getLast();
    }

    @Test
    void aDownloadMayFailTheFirstTimeAndSucceedTheSecond() throws Exception {
        box.files().breakOff(1, 20_000);
        assertThat(reported().fault().code()).isEqualTo(9017);
        box.board().chassis().failInstallations(1);
        assertThat(reported().fault().code()).isEqualTo(9010);
        assertThat(reported().fault().code()).isZero();
        assertThat(version()).isEqualTo("2.5.0");
    }

    @Test
    void aFactoryResetRightAfterADownloadDropsTheTransfer() throws Exception {
        box.files().slow(50_000);
        long mark = update(image("2.5.0"));
        var _ = acs.order(box.serial(), new AcsRequest.FactoryReset());
        box.awaitSession(mark, EventCode.BOOTSTRAP, SOON);
        assertThat(version()).isEqualTo("2.4.1");
        assertThat(acs.transfers()).isEmpty();
        assertThat(events()).doesNotContain(EventCode.M_DOWNLOAD);
    }
}
