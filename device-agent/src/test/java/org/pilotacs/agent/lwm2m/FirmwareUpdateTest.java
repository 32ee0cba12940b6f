package org.pilotacs.agent.lwm2m;

import org.junit.jupiter.api.Test;
import org.pilotacs.agent.bench.BenchBoard;
import org.pilotacs.agent.bench.ManualScheduler;
import org.pilotacs.agent.board.Firmware;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.protocols.lwm2m.FirmwareResult;
import org.pilotacs.protocols.lwm2m.FirmwareState;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/// Every cell of the machine's table.
class FirmwareUpdateTest {
    private static final String URI = "http://files.example/fw";
    private static final Duration AFTER_THE_ANSWER = Duration.ofSeconds(1);

    private final ManualScheduler time = new ManualScheduler();
    private final BenchBoard board = new BenchBoard(time::now);
    private String running = "1.0";
    private String next = running;
    private Fetched fetched = new Fetched.Whole(image("2.0"));
    private Restart power = new Restart(board.power(), time);
    private FirmwareUpdate update = boot();

    FirmwareUpdateTest() {
        board.firmware(new Firmware() {
            @Override
            public String version() {
                return running;
            }

            @Override
            public Installation check(byte[] image) {
                String text = new String(image, StandardCharsets.UTF_8);
                return switch (text) {
                    case "damaged" -> new Installation.Corrupt("checksum");
                    case "foreign" -> new Installation.ForeignImage("another model");
                    default -> new Installation.Installed(text);
                };
            }

            @Override
            public Installation install(byte[] image) {
                if (check(image) instanceof Installation.Installed(var version)) {
                    next = version;
                }
                return check(image);
            }
        });
    }

    private static byte[] image(String version) {
        return version.getBytes(StandardCharsets.UTF_8);
    }

    private FirmwareUpdate boot() {
        power = new Restart(board.power(), time);
        return new FirmwareUpdate(board, time, address -> fetched, power,
                (state, result) -> {
                    // read below
                });
    }

    private void restart() {
        running = next;
        update = boot();
    }

    private void assertAt(FirmwareState state, FirmwareResult result) {
        assertThat(update.state()).isEqualTo(state);
        assertThat(update.result()).isEqualTo(result);
    }

    @Test
    void idleTakesAPackageOrWhereItIs() {
        assertAt(FirmwareState.IDLE, FirmwareResult.INITIAL);
        assertThat(update.update()).isFalse();
        assertThat(update.cancel()).isFalse();
        assertThat(update.reset()).isTrue();
        assertThat(update.push(image("2.0"))).isTrue();
        assertAt(FirmwareState.DOWNLOADED, FirmwareResult.INITIAL);
        assertThat(update.version()).isEqualTo("2.0");
    }

    @Test
    void whatIsNoGoodLeavesItIdle() {
        assertThat(update.push(image("damaged"))).isTrue();
        assertAt(FirmwareState.IDLE, FirmwareResult.INTEGRITY);
        assertThat(update.push(image("foreign"))).isTrue();
        assertAt(FirmwareState.IDLE, FirmwareResult.UNSUPPORTED_TYPE);
        assertThat(board.journal().count(Deed.DOWNLOAD)).isZero();
    }

    @Test
    void downloadingTakesNoOther() {
        assertThat(update.pull(URI)).isTrue();
        assertAt(FirmwareState.DOWNLOADING, FirmwareResult.INITIAL);
        assertThat(update.push(image("3.0"))).isFalse();
        assertThat(update.pull(URI)).isFalse();
        assertThat(update.update()).isFalse();
        time.settle();
        assertAt(FirmwareState.DOWNLOADED, FirmwareResult.INITIAL);
        assertThat(board.journal().count(Deed.DOWNLOAD, URI)).isEqualTo(1);
    }

    @Test
    void aBrokenDownloadIsIdleWithItsReason() {
        fetched = new Fetched.Failed(FirmwareResult.CONNECTION_LOST);
        update.pull(URI);
        time.settle();
        assertAt(FirmwareState.IDLE, FirmwareResult.CONNECTION_LOST);
    }

    @Test
    void aCancelledDownloadBringsNothing() {
        update.pull(URI);
        assertThat(update.cancel()).isTrue();
        time.settle();
        assertAt(FirmwareState.IDLE, FirmwareResult.CANCELLED);
        assertThat(update.uri()).isEmpty();
        assertThat(board.journal().count(Deed.DOWNLOAD)).isZero();
    }

    @Test
    void downloadedTakesNoOtherAndCanBeDropped() {
        update.push(image("2.0"));
        assertThat(update.push(image("3.0"))).isFalse();
        assertThat(update.pull(URI)).isFalse();
        assertThat(update.cancel()).isTrue();
        assertAt(FirmwareState.IDLE, FirmwareResult.CANCELLED);
        update.push(image("2.0"));
        assertThat(update.reset()).isTrue();
        assertAt(FirmwareState.IDLE, FirmwareResult.INITIAL);
    }

    @Test
    void updatingCannotBeStoppedAndEndsInARestart() {
        update.push(image("2.0"));
        assertThat(update.update()).isTrue();
        assertAt(FirmwareState.UPDATING, FirmwareResult.INITIAL);
        assertThat(update.push(image("3.0"))).isFalse();
        assertThat(update.pull(URI)).isFalse();
        assertThat(update.cancel()).isFalse();
        assertThat(update.reset()).isFalse();
        assertThat(update.update()).isFalse();
        assertThat(board.restarts()).isZero();
        time.advance(AFTER_THE_ANSWER);
        assertThat(board.restarts()).isEqualTo(1);
        assertThat(board.journal().count(Deed.INSTALL, "2.0")).isEqualTo(1);
        restart();
        assertAt(FirmwareState.IDLE, FirmwareResult.SUCCESS);
        restart();
        assertAt(FirmwareState.IDLE, FirmwareResult.SUCCESS);
    }

    @Test
    void theResultIsWhatRunsNotWhatWasWritten() {
        update.push(image("2.0"));
        update.update();
        next = running;
        restart();
        assertAt(FirmwareState.IDLE, FirmwareResult.FAILED);
    }

    @Test
    void aRestartInFrontOfTheUpdateForgetsThePackage() {
        update.push(image("2.0"));
        restart();
        assertAt(FirmwareState.IDLE, FirmwareResult.INITIAL);
    }

    @Test
    void aBoxThatRestartsAlreadyInstallsNothing() {
        update.push(image("2.0"));
        power.order(() -> {
            // somebody else's restart
        });
        assertThat(update.update()).isFalse();
        restart();
        assertAt(FirmwareState.IDLE, FirmwareResult.INITIAL);
        assertThat(board.journal().count(Deed.INSTALL)).isZero();
    }

    @Test
    void theNextPackageStartsWithoutAResult() {
        update.push(image("damaged"));
        update.pull(URI);
        assertAt(FirmwareState.DOWNLOADING, FirmwareResult.INITIAL);
    }
}
