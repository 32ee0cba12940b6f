package org.pilotacs.sim.lwm2m;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.lwm2m.Lwm2mEvent.Booted;
import org.pilotacs.agent.lwm2m.Lwm2mEvent.FirmwareMoved;
import org.pilotacs.agent.lwm2m.Lwm2mSettings.Retry;
import org.pilotacs.protocols.lwm2m.FirmwareResult;
import org.pilotacs.protocols.lwm2m.FirmwareState;
import org.pilotacs.sim.acs.FileShelf;
import org.pilotacs.sim.firmware.Affected;
import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.firmware.FirmwareImage;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;

import java.time.Duration;
import java.util.NoSuchElementException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// What a server sees of LwM2M boxes whose firmware is bad, over real sockets.
class Lwm2mBadFirmwareTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private JudgeServer server;
    private FileShelf files;
    private Fleet fleet;
    private Lwm2mBox box;
    private String endpoint;

    @BeforeEach
    void start() throws Exception {
        server = new JudgeServer();
        files = new FileShelf();
        fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(server.coap(), 1)
                .retry(new Retry(Duration.ofSeconds(5), Duration.ofMillis(50)))));
        box = fleet.lwm2mBoxes().iterator().next();
        endpoint = box.endpoint();
        box.awaitRegistered(SOON);
    }

    @AfterEach
    void stop() {
        fleet.close();
        files.close();
        server.close();
    }

    private void fetch(String version, Defect... defects) throws Exception {
        files.put("/ranges/fw", FirmwareImage.build("SV-L2", version, new byte[100_000], defects));
        long mark = box.mark();
        server.write(endpoint, 5, 0, 1, files.url("/ranges/fw"));
        box.awaitAfter(mark, FirmwareMoved.class,
                move -> move.equals(new FirmwareMoved(FirmwareState.DOWNLOADED, FirmwareResult.INITIAL)), SOON);
    }

    /// @return a mark from before the restart
    private long install() throws Exception {
        long mark = box.mark();
        server.execute(endpoint, "/5/0/2");
        return mark;
    }

    private void update(String version, Defect... defects) throws Exception {
        fetch(version, defects);
        box.awaitRegistered(install(), SOON);
    }

    private Object read(String path) throws Exception {
        return server.read(endpoint, path).getValue();
    }

    @Test
    void aBootLoopIsARegistrationEachTime() throws Exception {
        update("3.1.1", new Defect.BootLoop(Affected.ALL, Duration.ofMillis(500), 1, 3));
        long mark = box.mark();
        box.awaitRegistered(mark, SOON);
        box.awaitRegistered(box.mark(), SOON);
        box.awaitRegistered(box.mark(), SOON);
        assertThat(read("/3/0/3")).as("its bootloader fell back").isEqualTo("3.0.2");
    }

    @Test
    void aBrickIsNeverHeardAgain() throws Exception {
        fetch("3.1.3", new Defect.Brick(Affected.ALL));
        long mark = install();
        assertThatThrownBy(() -> box.awaitAfter(mark, Booted.class, _ -> true, Duration.ofMillis(800)))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(box.isUp()).isFalse();
    }

    @Test
    void aSignalThatGotWorseIsMeasured() throws Exception {
        double before = box.decoder().tuner(1).read().carrierToNoise();
        update("3.1.2", new Defect.WeakSignal(Affected.ALL, 3, 0));
        assertThat(box.decoder().tuner(1).read().carrierToNoise()).isCloseTo(before - 3, within(0.2));
    }

    @Test
    void aVersionThatCallsItselfAnotherIsCalledASuccess() throws Exception {
        update("3.1.5", new Defect.OtherVersion(Affected.ALL, "3.1.5-r1"));
        assertThat(read("/3/0/3")).isEqualTo("3.1.5-r1");
        assertThat(read("/5/0/5")).isEqualTo(1L);
    }

    @Test
    void aBoxMaySayThatItInstalledWhatItDidNot() throws Exception {
        update("3.1.7", new Defect.NotInstalled(Affected.ALL));
        assertThat(read("/3/0/3")).isEqualTo("3.0.2");
        assertThat(read("/5/0/5")).isEqualTo(1L);
    }

    @Test
    void aBoxThatLosesItsSettingsHasForgottenTheUpdate() throws Exception {
        update("3.1.8", new Defect.LosesSettings(Affected.ALL));
        assertThat(read("/3/0/3")).isEqualTo("3.1.8");
        assertThat(read("/5/0/5")).isEqualTo(0L);
    }

    @Test
    void aSlowFetchThatBreaksOffIsTakenUpAgainWhereItWas() throws Exception {
        box.files().slow(200_000);
        box.files().breakOff(2, 40_000);
        update("3.1.0");
        assertThat(read("/3/0/3")).isEqualTo("3.1.0");
        assertThat(files.ranges()).hasSize(2).allMatch(from -> from > 0).isSorted();
    }

    @Test
    void theHardwareRevisionIsReported() throws Exception {
        assertThat(read("/3/0/18")).isIn("A", "B").isEqualTo(box.board().identity().hardwareVersion());
    }
}
