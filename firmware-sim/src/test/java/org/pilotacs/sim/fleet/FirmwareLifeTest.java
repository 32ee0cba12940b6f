package org.pilotacs.sim.fleet;

import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Firmware.Installation;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.firmware.Affected;
import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.firmware.FirmwareImage;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/// What bad firmware does to a box as time passes, in virtual time.
class FirmwareLifeTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final VirtualScheduler time = new VirtualScheduler(START);
    private final Chassis chassis = new Chassis(
            new Chassis.Label(new Identity("Sagevision", "A1B2C3", "SV-S2", "SV00000042", "SV-S2", "B"),
                    "A1:B2:C3:00:00:01", "10.0.0.1", "2.4.1", START),
            time::now);
    private final FirmwareLife life = new FirmwareLife(chassis, time, this::start);
    private int starts;
    private int informed;

    FirmwareLifeTest() {
        start();
        starts = 0;
        informed = 0;
    }

    private void start() {
        life.end();
        if (chassis.startsAgain()) {
            chassis.started();
            starts++;
            informed += life.begin() ? 1 : 0;
        }
    }

    private void install(String version, Defect... defects) {
        assertThat(chassis.install(FirmwareImage.build("SV-S2", version, new byte[10], defects)))
                .isInstanceOf(Installation.Installed.class);
        start();
    }

    @Test
    void aBootLoopGoesOnForEverAndTellsNowAndThen() {
        install("2.5.1", new Defect.BootLoop(Affected.ALL, MINUTE, 3, 0));
        time.pass(Duration.ofMinutes(59).plusSeconds(30));
        assertThat(starts).isEqualTo(60);
        assertThat(informed).isEqualTo(20);
        assertThat(chassis.version()).isEqualTo("2.5.1");
    }

    @Test
    void aBootloaderFallsBackToWhatRanBefore() {
        install("2.5.1", new Defect.BootLoop(Affected.ALL, MINUTE, 1, 5));
        time.pass(Duration.ofDays(1));
        assertThat(starts).as("five in vain, and one that lasts").isEqualTo(6);
        assertThat(chassis.version()).isEqualTo("2.4.1");
        assertThat(chassis.uptime()).isEqualTo(Duration.ofDays(1).minus(MINUTE.multipliedBy(5)));
    }

    @Test
    void lateCrashesBeginAfterAWhileAndComeAgain() {
        install("2.5.6", new Defect.LateCrashes(Affected.ALL, Duration.ofHours(2), Duration.ofMinutes(10)));
        time.pass(Duration.ofHours(2).minusSeconds(1));
        assertThat(starts).isEqualTo(1);
        time.pass(Duration.ofMinutes(31));
        assertThat(starts).isEqualTo(5);
    }

    @Test
    void somebodyWhoRestartsTheBoxDoesNotPutLateCrashesOff() {
        install("2.5.6", new Defect.LateCrashes(Affected.ALL, Duration.ofHours(2), Duration.ofMinutes(10)));
        time.pass(Duration.ofHours(1));
        start();
        time.pass(Duration.ofHours(1));
        assertThat(starts).isEqualTo(3);
    }

    @Test
    void otherFirmwareEndsIt() {
        install("2.5.1", new Defect.BootLoop(Affected.ALL, MINUTE, 1, 0));
        time.pass(MINUTE.multipliedBy(3));
        install("2.4.1");
        starts = 0;
        time.pass(Duration.ofDays(3));
        assertThat(starts).isZero();
        assertThat(chassis.version()).isEqualTo("2.4.1");
        assertThat(chassis.software().defects()).isEmpty();
    }

    @Test
    void nothingHelpsABrick() {
        install("2.5.3", new Defect.Brick(Affected.ALL));
        assertThat(starts).isZero();
        install("2.4.1");
        assertThat(starts).isZero();
        assertThat(chassis.startsAgain()).isFalse();
    }

    @Test
    void aBoxOfAnotherRevisionIsSpared() {
        install("2.5.3", new Defect.Brick(Affected.of("A", 1)));
        assertThat(starts).isEqualTo(1);
        assertThat(chassis.version()).isEqualTo("2.5.3");
        assertThat(chassis.software().defects()).isEmpty();
    }

    @Test
    void whatWasNotInstalledIsCalledInstalled() {
        install("2.5.7", new Defect.NotInstalled(Affected.ALL));
        assertThat(chassis.version()).isEqualTo("2.4.1");
    }

    @Test
    void aVersionMayCallItselfAnother() {
        install("2.5.5", new Defect.OtherVersion(Affected.ALL, "2.5.5-r1"));
        assertThat(chassis.version()).isEqualTo("2.5.5-r1");
        install("2.5.9", new Defect.OtherVersion(Affected.ALL, ""));
        assertThat(chassis.version()).as("what ran before").isEqualTo("2.5.5-r1");
    }

    @Test
    void settingsThatAreLostAreLostOnce() {
        chassis.flash().write("colour", "blue");
        install("2.5.8", new Defect.LosesSettings(Affected.ALL));
        assertThat(chassis.flash().read("colour")).isNull();
        chassis.flash().write("colour", "green");
        start();
        assertThat(chassis.flash().read("colour")).isEqualTo("green");
    }

    @Test
    void aFlashMayTakeAnImageOnlyTheSecondTime() {
        byte[] image = FirmwareImage.build("SV-S2", "2.5.0", new byte[10]);
        chassis.failInstallations(1);
        assertThat(chassis.install(image)).isInstanceOf(Installation.Failed.class);
        assertThat(chassis.install(image)).isEqualTo(new Installation.Installed("2.5.0"));
    }
}
