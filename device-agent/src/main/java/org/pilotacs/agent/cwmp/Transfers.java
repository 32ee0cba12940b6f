package org.pilotacs.agent.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Firmware.Installation;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.board.StoredFirmware;
import org.pilotacs.agent.cwmp.TransferResult.Direction;
import org.pilotacs.agent.model.Answer;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.model.Refusal;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.AllQueuedTransferStruct;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.QueuedTransferStruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Downloads and uploads: fetched, checked, installed, each ending in a result that the client reports.
/// Safe for any number of threads.
final class Transfers {
    private static final Logger log = LoggerFactory.getLogger(Transfers.class);
    static final String FIRMWARE = "1 Firmware Upgrade Image";
    private static final String CONFIGURATION = "3 Vendor Configuration File";

    /// A transfer that is not over.
    private static final class Pending {
        private final AllQueuedTransferStruct description;
        private volatile boolean running;
        private volatile Scheduler.Appointment appointment = Scheduler.Appointment.NONE;

        Pending(AllQueuedTransferStruct description) {
            this.description = description;
        }

        /// As QueuedTransferStruct says it: 1 not yet started, 2 in progress.
        int state() {
            return running ? 2 : 1;
        }
    }

    private final Board board;
    private final DataModel model;
    private final FileServer files;
    private final Scheduler scheduler;
    private final ConcurrentLinkedQueue<Pending> pending = new ConcurrentLinkedQueue<>();

    Transfers(Board board, DataModel model, FileServer files, Scheduler scheduler) {
        this.board = board;
        this.model = model;
        this.files = files;
        this.scheduler = scheduler;
    }

    /// What is wrong with the order itself; null if it can be tried.
    static @Nullable FaultStruct objection(AcsRequest.Download order) {
        return order.fileType().equals(FIRMWARE) || order.fileType().equals(CONFIGURATION)
                ? objection(order.url())
                : invalidArguments("file type " + order.fileType());
    }

    static @Nullable FaultStruct objection(AcsRequest.Upload order) {
        return order.fileType().startsWith("1 ") || order.fileType().startsWith("2 ")
                || order.fileType().startsWith("3 ") || order.fileType().startsWith("4 ")
                        ? objection(order.url())
                        : invalidArguments("file type " + order.fileType());
    }

    private static @Nullable FaultStruct objection(String url) {
        try {
            URI address = new URI(url);
            String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                return new FaultStruct(FileServer.UNSUPPORTED_PROTOCOL, "Unsupported protocol: " + scheme);
            }
            return address.getHost() == null ? invalidArguments("URL") : null;
        } catch (URISyntaxException noUrl) {
            return invalidArguments("URL");
        }
    }

    private static FaultStruct invalidArguments(String what) {
        return new FaultStruct(Refusal.INVALID_ARGUMENTS.code(), Refusal.INVALID_ARGUMENTS.text() + ": " + what);
    }

    /// Fetches after the order's delay, then calls back on a thread of its own.
    void fetch(AcsRequest.Download order, Consumer<TransferResult> whenOver) {
        Pending transfer = new Pending(new AllQueuedTransferStruct(order.commandKey(), 1, true, order.fileType(),
                order.fileSize(), order.targetFileName()));
        run(transfer, Duration.ofSeconds(order.delaySeconds()), whenOver, () -> fetched(order));
    }

    void send(AcsRequest.Upload order, Consumer<TransferResult> whenOver) {
        Pending transfer = new Pending(
                new AllQueuedTransferStruct(order.commandKey(), 1, false, order.fileType(), 0, ""));
        run(transfer, Duration.ofSeconds(order.delaySeconds()), whenOver, () -> files.put(order.url(),
                order.username(), order.password(), content(order.fileType())));
    }

    private interface Work {
        FaultStruct run() throws InterruptedException;
    }

    private void run(Pending transfer, Duration delay, Consumer<TransferResult> whenOver, Work work) {
        pending.add(transfer);
        transfer.appointment = scheduler.after(delay, () -> {
            transfer.running = true;
            Instant started = board.clock().instant();
            try {
                FaultStruct fault = work.run();
                pending.remove(transfer);
                whenOver.accept(over(transfer.description, fault, started));
            } catch (InterruptedException stopped) {
                pending.remove(transfer);
                Thread.currentThread().interrupt();
            }
        });
    }

    private TransferResult over(AllQueuedTransferStruct what, FaultStruct fault, Instant started) {
        if (fault.code() == 0) {
            board.journal().record(what.isDownload() ? Deed.DOWNLOAD : Deed.UPLOAD, what.commandKey());
        }
        return new TransferResult(what.isDownload() ? Direction.DOWNLOAD : Direction.UPLOAD, what.commandKey(), fault,
                started, board.clock().instant());
    }

    private FaultStruct fetched(AcsRequest.Download order) throws InterruptedException {
        return order.fileType().equals(FIRMWARE) && board.firmware() instanceof StoredFirmware stored
                ? stored(order, stored)
                : fetchedToMemory(order);
    }

    private FaultStruct stored(AcsRequest.Download order, StoredFirmware firmware) throws InterruptedException {
        try {
            FaultStruct fault = files.get(order.url(), order.username(), order.password(), firmware.inbox(),
                    firmware.most());
            if (fault.code() != 0) {
                return fault;
            }
            long size = Files.size(firmware.inbox());
            return order.fileSize() > 0 && order.fileSize() != size
                    ? wrongSize(size, order)
                    : outcome(firmware.install(firmware.inbox()));
        } catch (IOException e) {
            return new FaultStruct(FileServer.TRANSFER_FAILURE, "The image could not be kept: " + e.getMessage());
        } finally {
            discard(firmware.inbox());
        }
    }

    private static void discard(Path image) {
        try {
            Files.deleteIfExists(image);
        } catch (IOException e) {
            log.warn("{} could not be removed: {}", image, e.toString());
        }
    }

    private static FaultStruct wrongSize(long size, AcsRequest.Download order) {
        return corrupted("size " + size + " instead of " + order.fileSize());
    }

    private FaultStruct fetchedToMemory(AcsRequest.Download order) throws InterruptedException {
        return switch (files.get(order.url(), order.username(), order.password())) {
            case FileServer.Got.Failed(var fault) -> fault;
            case FileServer.Got.Content(var bytes) when order.fileSize() > 0 && order.fileSize() != bytes.length ->
                wrongSize(bytes.length, order);
            case FileServer.Got.Content(var bytes) when order.fileType().equals(FIRMWARE) ->
                outcome(board.firmware().install(bytes));
            case FileServer.Got.Content(var bytes) -> configured(bytes);
        };
    }

    private static FaultStruct outcome(Installation installation) {
        return switch (installation) {
            case Installation.Installed _ -> FaultStruct.NONE;
            case Installation.Corrupt(var reason) -> corrupted(reason);
            case Installation.Failed(var reason) -> new FaultStruct(FileServer.TRANSFER_FAILURE, reason);
            case Installation.ForeignImage(var reason) -> new FaultStruct(FileServer.TRANSFER_FAILURE, reason);
        };
    }

    private FaultStruct configured(byte[] file) {
        return switch (model.restore(new String(file, StandardCharsets.UTF_8))) {
            case Answer.Given<Integer> _ -> FaultStruct.NONE;
            case Answer.Refused<Integer> _ -> corrupted("configuration file not understood");
        };
    }

    private static FaultStruct corrupted(String reason) {
        return new FaultStruct(FileServer.CORRUPTED, "File corrupted: " + reason);
    }

    private byte[] content(String fileType) {
        String text = fileType.startsWith("1 ") || fileType.startsWith("3 ")
                ? model.backup()
                : String.join("\n", board.journal().lines()) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Calls off what has not started (TR-069 Amendment 6, A.4.1.9); unknown keys are no error there.
    boolean cancel(String commandKey) {
        List<Pending> meant = pending.stream().filter(each -> each.description.commandKey().equals(commandKey))
                .toList();
        if (meant.stream().anyMatch(each -> each.running)) {
            return false;
        }
        meant.forEach(each -> each.appointment.cancel());
        pending.removeAll(meant);
        return true;
    }

    /// The box loses power: nothing goes on.
    void stop() {
        pending.forEach(each -> each.appointment.cancel());
        pending.clear();
    }

    List<QueuedTransferStruct> queued() {
        return pending.stream().map(each -> new QueuedTransferStruct(each.description.commandKey(), each.state()))
                .toList();
    }

    List<AllQueuedTransferStruct> allQueued() {
        List<AllQueuedTransferStruct> all = new ArrayList<>();
        for (Pending each : pending) {
            AllQueuedTransferStruct d = each.description;
            all.add(new AllQueuedTransferStruct(d.commandKey(), each.state(), d.isDownload(), d.fileType(),
                    d.fileSize(), d.targetFileName()));
        }
        return all;
    }
}
