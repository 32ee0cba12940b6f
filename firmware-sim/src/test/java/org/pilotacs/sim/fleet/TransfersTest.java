package org.pilotacs.sim.fleet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;
import org.pilotacs.sim.acs.FileShelf;
import org.pilotacs.sim.acs.ScriptedAcs;
import org.pilotacs.sim.firmware.FirmwareImage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.sim.acs.ScriptedAcs.answer;

/// Downloads and uploads over real sockets.
class TransfersTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final byte[] IMAGE = FirmwareImage.build("SV-S2", "2.5.0", new byte[200_000]);

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

    private CpeRequest.TransferComplete download(String url, String username, String password, long size)
            throws Exception {
        var order = acs.order(box.serial(), new AcsRequest.Download("up-1", "1 Firmware Upgrade Image", url, username,
                password, size, "", 0, "", ""));
        return transfer(order);
    }

    private CpeRequest.TransferComplete transfer(CompletableFuture<CpeResponse> order)
            throws Exception {
        long mark = box.mark();
        box.knocked();
        order.get(10, TimeUnit.SECONDS);
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, SOON);
        assertThat(acs.transfers()).hasSize(1);
        return acs.transfers().getFirst();
    }

    @Test
    void newFirmwareRunsAfterARestartAndIsReportedThen() throws Exception {
        files.put("/fw", IMAGE);
        CpeRequest.TransferComplete report = download(files.url("/fw"), "", "", IMAGE.length);
        assertThat(report.fault().code()).isZero();
        assertThat(report.commandKey()).isEqualTo("up-1");
        CpeRequest.Inform inform = acs.informs(box.serial()).getLast();
        assertThat(inform.events()).containsExactly(new EventStruct(EventCode.TRANSFER_COMPLETE, ""),
                new EventStruct(EventCode.M_DOWNLOAD, "up-1"), new EventStruct(EventCode.BOOT, ""));
        assertThat(inform.parameters()).contains(
                new ParameterValueStruct("Device.DeviceInfo.SoftwareVersion", XsdType.STRING, "2.5.0"));
        assertThat(box.journal().count(Deed.DOWNLOAD, "up-1")).isEqualTo(1);
    }

    @Test
    void credentialsAreUsed() throws Exception {
        files.put("/secret/fw", IMAGE);
        assertThat(download(files.url("/secret/fw"), "user", "word", 0).fault().code()).isZero();
    }

    @Test
    void wrongCredentialsAre9012() throws Exception {
        files.put("/secret/fw", IMAGE);
        assertThat(download(files.url("/secret/fw"), "user", "wrong", 0).fault().code()).isEqualTo(9012);
    }

    @Test
    void aMissingFileIs9016AndNothingRestarts() throws Exception {
        assertThat(download(files.url("/nothing"), "", "", 0).fault().code()).isEqualTo(9016);
        assertThat(acs.informs(box.serial()).getLast().has(EventCode.BOOT)).isFalse();
        assertThat(box.board().firmware().version()).isEqualTo("2.4.1");
    }

    @Test
    void aServerThatIsNotThereIs9015() throws Exception {
        assertThat(download("http://127.0.0.1:1/fw", "", "", 0).fault().code()).isEqualTo(9015);
    }

    @Test
    void aTransferThatBreaksOffIs9017() throws Exception {
        files.put("/broken/fw", IMAGE);
        assertThat(download(files.url("/broken/fw"), "", "", 0).fault().code()).isEqualTo(9017);
    }

    @Test
    void aDamagedImageIs9018() throws Exception {
        byte[] damaged = IMAGE.clone();
        damaged[100_000] ^= 1;
        files.put("/fw", damaged);
        assertThat(download(files.url("/fw"), "", "", IMAGE.length).fault().code()).isEqualTo(9018);
    }

    @Test
    void anotherSizeThanAnnouncedIs9018() throws Exception {
        files.put("/fw", IMAGE);
        assertThat(download(files.url("/fw"), "", "", 4711).fault().code()).isEqualTo(9018);
    }

    @Test
    void anImageOfAnotherModelIs9010() throws Exception {
        files.put("/fw", FirmwareImage.build("T2000", "9", new byte[10]));
        assertThat(download(files.url("/fw"), "", "", 0).fault().code()).isEqualTo(9010);
    }

    @Test
    void anUnknownProtocolIsRefusedAtOnce() throws Exception {
        var order = acs.order(box.serial(), new AcsRequest.Download("up-1", "1 Firmware Upgrade Image",
                "tftp://192.0.2.1/fw", "", "", 0, "", 0, "", ""));
        box.knocked();
        assertThat(answer(CpeResponse.CpeFault.class, order).fault().code()).isEqualTo(9013);
    }

    @Test
    void theConfigurationIsUploadedAndReported() throws Exception {
        CpeRequest.TransferComplete report = transfer(acs.order(box.serial(), new AcsRequest.Upload("cfg",
                "1 Vendor Configuration File", files.url("/up/cfg"), "", "", 0)));
        assertThat(report.fault().code()).isZero();
        assertThat(acs.informs(box.serial()).getLast().events()).containsExactly(
                new EventStruct(EventCode.TRANSFER_COMPLETE, ""), new EventStruct(EventCode.M_UPLOAD, "cfg"));
        assertThat(new String(files.get("/up/cfg"), StandardCharsets.UTF_8))
                .contains("Device.ManagementServer.PeriodicInformInterval=3600\n");
    }

    @Test
    void queuedTransfersAreListedAndCanBeCalledOff() throws Exception {
        var _ = acs.order(box.serial(),
                new AcsRequest.Download("up-2", "1 Firmware Upgrade Image", files.url("/fw"), "", "",
                        7, "", 3600, "", ""));
        long mark = box.mark();
        box.knocked();
        box.awaitSession(mark, EventCode.CONNECTION_REQUEST, SOON);
        var listed = acs.order(box.serial(), new AcsRequest.GetAllQueuedTransfers());
        var cancelled = acs.order(box.serial(), new AcsRequest.CancelTransfer("up-2"));
        var empty = acs.order(box.serial(), new AcsRequest.GetQueuedTransfers());
        box.knocked();
        assertThat(answer(CpeResponse.GetAllQueuedTransfersResponse.class, listed).transfers())
                .extracting(t -> t.commandKey() + t.state()).containsExactly("up-21");
        answer(CpeResponse.CancelTransferResponse.class, cancelled);
        assertThat(answer(CpeResponse.GetQueuedTransfersResponse.class, empty).transfers()).isEmpty();
    }
}
