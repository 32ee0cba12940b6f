package org.pilotacs.agent.lwm2m;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Firmware.Installation;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.protocols.lwm2m.FirmwareResult;
import org.pilotacs.protocols.lwm2m.FirmwareState;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/// The update of the box's firmware (LwM2M Core 1.1, E.6.1). The package is in memory: a power cut in front of the update
/// loses it. What became of the update is in flash, because the restart into the new firmware lies between. Safe for any
/// number of threads.
///
/// | from \ what | push, pull | whole | broken | reset, cancel | update | restart |
/// |---|---|---|---|---|---|---|
/// | Idle | Downloading (a push: Downloaded or Idle at once) | - | - | Idle | refused | Idle |
/// | Downloading | refused | Downloaded; Idle if it is no good | Idle | Idle | refused | Idle |
/// | Downloaded | refused | - | - | Idle | Updating | Idle |
/// | Updating | refused | - | - | refused | refused | Idle, and the result |
final class FirmwareUpdate {
    static final String PUSHED = "/5/0/0";
    private static final String EXPECTED = "lwm2m:firmware-expected";
    private static final String RESULT = "lwm2m:firmware-result";
    private static final Set<String> SCHEMES = Set.of("http", "https", "coap", "coaps");

    /// Where the update is.
    private sealed interface Stage {
        record Idle() implements Stage {}

        record Downloading(Appointment thread) implements Stage {}

        record Downloaded(byte[] image, String version) implements Stage {}

        record Updating(String version) implements Stage {}
    }

    private final Board board;
    private final Scheduler scheduler;
    private final PackageSource source;
    private final Restart restart;
    private final BiConsumer<FirmwareState, FirmwareResult> moved;
    private Stage stage = new Stage.Idle();
    private FirmwareResult result;
    private String uri = "";

    /// @param moved called after each move, with no lock held
    FirmwareUpdate(Board board, Scheduler scheduler, PackageSource source, Restart restart,
            BiConsumer<FirmwareState, FirmwareResult> moved) {
        this.board = board;
        this.scheduler = scheduler;
        this.source = source;
        this.restart = restart;
        this.moved = moved;
        this.result = afterRestart();
    }

    /// What runs is the proof, not what was written.
    private FirmwareResult afterRestart() {
        String expected = board.flash().read(EXPECTED);
        if (expected != null) {
            board.flash().remove(EXPECTED);
            keep(expected.equals(board.firmware().version()) ? FirmwareResult.SUCCESS : FirmwareResult.FAILED);
        }
        String kept = board.flash().read(RESULT);
        return kept == null ? FirmwareResult.INITIAL : FirmwareResult.valueOf(kept);
    }

    private void keep(FirmwareResult value) {
        board.flash().write(RESULT, value.name());
    }

    synchronized FirmwareState state() {
        return switch (stage) {
            case Stage.Idle _ -> FirmwareState.IDLE;
            case Stage.Downloading _ -> FirmwareState.DOWNLOADING;
            case Stage.Downloaded _ -> FirmwareState.DOWNLOADED;
            case Stage.Updating _ -> FirmwareState.UPDATING;
        };
    }

    synchronized FirmwareResult result() {
        return result;
    }

    /// Where the package comes from; empty for none.
    synchronized String uri() {
        return uri;
    }

    /// Of the package that waits; null without one.
    synchronized @Nullable String version() {
        return switch (stage) {
            case Stage.Idle _,Stage.Downloading _ -> null;
            case Stage.Downloaded(var _, var version) -> version;
            case Stage.Updating(var version) -> version;
        };
    }

    /// The server has written the package itself. False if there is one already.
    boolean push(byte[] image) {
        synchronized (this) {
            if (!(stage instanceof Stage.Idle)) {
                return false;
            }
            uri = "";
            arrived(image, PUSHED);
        }
        tell();
        return true;
    }

    /// The server has written where the package is; what is wrong with that is a result, not a refusal. False if a package
    /// is here or on its way already.
    boolean pull(String address) {
        synchronized (this) {
            if (!(stage instanceof Stage.Idle)) {
                return false;
            }
            uri = address;
            begin(address);
        }
        tell();
        return true;
    }

    private void begin(String address) {
        try {
            URI from = new URI(address);
            String scheme = from.getScheme() == null ? "" : from.getScheme().toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme)) {
                end(scheme.isEmpty() ? FirmwareResult.INVALID_URI : FirmwareResult.UNSUPPORTED_PROTOCOL);
            } else if (from.getHost() == null) {
                end(FirmwareResult.INVALID_URI);
            } else {
                result(FirmwareResult.INITIAL);
                stage = new Stage.Downloading(scheduler.start(() -> fetch(from)));
            }
        } catch (URISyntaxException noUri) {
            end(FirmwareResult.INVALID_URI);
        }
    }

    private void fetch(URI from) {
        try {
            Fetched fetched = source.fetch(from);
            synchronized (this) {
                if (!(stage instanceof Stage.Downloading)) {
                    return;
                }
                switch (fetched) {
                    case Fetched.Whole(var bytes) -> arrived(bytes, from.toString());
                    case Fetched.Failed(var why) -> end(why);
                }
            }
            tell();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    private void arrived(byte[] image, String from) {
        switch (board.firmware().check(image)) {
            case Installation.Installed(var version) -> {
                board.journal().record(Deed.DOWNLOAD, from);
                result(FirmwareResult.INITIAL);
                stage = new Stage.Downloaded(image, version);
            }
            case Installation.Corrupt _ -> end(FirmwareResult.INTEGRITY);
            case Installation.ForeignImage _ -> end(FirmwareResult.UNSUPPORTED_TYPE);
            case Installation.Failed _ -> end(FirmwareResult.FAILED);
        }
    }

    private void end(FirmwareResult why) {
        result(why);
        stage = new Stage.Idle();
    }

    private void result(FirmwareResult value) {
        result = value;
        keep(value);
    }

    /// Back to the beginning: an empty package or URI was written. False if the update runs already.
    boolean reset() {
        return drop(FirmwareResult.INITIAL);
    }

    /// False if there is nothing to cancel, or the update runs already.
    boolean cancel() {
        return state() != FirmwareState.IDLE && drop(FirmwareResult.CANCELLED);
    }

    private boolean drop(FirmwareResult why) {
        synchronized (this) {
            if (stage instanceof Stage.Updating) {
                return false;
            }
            stop();
            uri = "";
            end(why);
        }
        tell();
        return true;
    }

    /// The power is gone, or nobody wants the package any more.
    synchronized void stop() {
        if (stage instanceof Stage.Downloading(var thread)) {
            thread.cancel();
        }
    }

    /// Installs the package and restarts into it. False if there is none, or the box restarts already.
    boolean update() {
        boolean goes;
        synchronized (this) {
            goes = stage instanceof Stage.Downloaded(var image, var version) && install(image, version);
        }
        tell();
        return goes;
    }

    private boolean install(byte[] image, String version) {
        return restart.order(() -> {
            var _ = board.firmware().install(image);
            board.journal().record(Deed.INSTALL, version);
            board.flash().write(EXPECTED, version);
            stage = new Stage.Updating(version);
        });
    }

    private void tell() {
        moved.accept(state(), result());
    }
}
