package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.profile.SessionTraits.Downloads;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.DownloadResponse;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Orders a download. Done only when the device reports the transfer and, for firmware, the new version (domain: F.6).
final class DownloadDialogue implements Dialogue {
    private final Order order;
    private final String commandKey;
    private final String versionBefore;
    private final Downloads model;
    private final Clock clock;
    private int attempt;

    /// What the device is to fetch.
    ///
    /// @param fileType for example `1 Firmware Upgrade Image`
    /// @param size bytes, 0 if unknown
    /// @param expectedVersion software version that proves it, null where none applies
    record Order(String fileType, String url, long size, String targetFileName, @Nullable String expectedVersion) {
        static Order of(Operation.Download download) {
            return new Order(download.fileType(), download.url(), download.size(), download.targetFileName(),
                    download.expectedVersion());
        }

        static Order of(Operation.UpdateFirmware update, String url) {
            return new Order("1 Firmware Upgrade Image", url, update.bytes(), "", update.version());
        }

        /// FileType by TR-069 Amendment 6, A.3.2.8.
        static Order of(Operation.ApplyConfiguration apply, String url) {
            return new Order("3 Vendor Configuration File", url, apply.bytes(), "", null);
        }
    }

    /// @param versionBefore software version at the time of the order
    /// @param attempt which one this is
    DownloadDialogue(Order order, String commandKey, String versionBefore, int attempt,
            Downloads model, Clock clock) {
        this.order = order;
        this.commandKey = commandKey;
        this.versionBefore = versionBefore;
        this.attempt = attempt;
        this.model = model;
        this.clock = clock;
    }

    @Override
    public Turn begin() {
        return new Turn.Ask(new AcsRequest.Download(commandKey, order.fileType(), order.url(), "", "",
                order.size(), order.targetFileName(), 0, "", ""));
    }

    @Override
    public Turn on(CpeResponse answer) {
        return switch (answer) {
            case DownloadResponse response when response.status() == 0 && order.expectedVersion() == null ->
                new Turn.Over(new Progress.Settled(new Outcome.Confirmed(
                        new Evidence(clock.instant(), CwmpSaying.FETCHED.of(), List.of()))),
                        List.of());
            case DownloadResponse response ->
                new Turn.Over(waiting(response.status() == 0 ? Resumption.TRANSFERRED : Resumption.ACCEPTED),
                        List.of(), true);
            case CpeFault fault -> refused(CwmpFaults.of(fault, List.of()));
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    /// Some boxes fail at first and succeed when they are told again (D16).
    private Turn refused(Fault fault) {
        if (fault.kind() == Fault.Kind.TRANSFER && attempt < model.attempts()) {
            attempt++;
            return begin();
        }
        return new Turn.Over(CwmpFaults.failed(fault), List.of());
    }

    private Progress waiting(String kind) {
        Instant now = clock.instant();
        return new Progress.Parked(
                new Continuation(kind, Map.of(Resumption.AT, now.toString(), Resumption.VERSION_BEFORE, versionBefore,
                        Resumption.ATTEMPT, Integer.toString(attempt))),
                now.plus(model.patience()),
                new Outcome.Unconfirmed(CwmpSaying.DOWNLOAD_NOT_ENDED.of(Saying.of(model.patience()))));
    }
}
