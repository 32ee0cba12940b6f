package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.protocols.cwmp.CpeRequest.TransferComplete;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Holds what a device brings against what its parked tasks wait for. Pure but for the clock and the files that came.
final class Resumption {
    /// The device took the order.
    static final String ACCEPTED = "accepted";
    /// The device reported the transfer as done; the new version must still show.
    static final String TRANSFERRED = "transferred";
    /// The device was told to test its line, and makes the test after the session.
    static final String TESTING = "testing";
    static final String AT = "at";
    static final String VERSION_BEFORE = "version-before";
    /// Of the data model, where a test was ordered.
    static final String OBJECT = "object";

    private final Clock clock;
    private final DeviceFiles files;

    Resumption(Clock clock, DeviceFiles files) {
        this.clock = clock;
        this.files = files;
    }

    Instant now() {
        return clock.instant();
    }

    /// The end of an upload whose file is here; null if it is not.
    @Nullable
    Progress received(Claim claim) {
        DeviceFile file = files.find(claim.task().id().value()).orElse(null);
        return file == null ? null : confirmed(CwmpSaying.UPLOADED.of(Saying.of(file.bytes())));
    }

    /// What an Inform means for a parked task.
    Progress onInform(Claim claim, TaskState.Parked parked, Sighting sighting, Device device) {
        return switch (claim.task().operation()) {
            case Operation.Restart _ -> restarted(claim, parked, sighting)
                    ? confirmed(parked, CwmpSaying.CAME_BACK, CwmpSaying.CAME_BACK_AFTER)
                    : new Progress.Returned();
            case Operation.FactoryReset _ -> sighting.has(DeviceEvent.Kind.BOOTSTRAP)
                    ? confirmed(parked, CwmpSaying.CAME_BACK_AS_NEW, CwmpSaying.CAME_BACK_AS_NEW_AFTER)
                    : new Progress.Returned();
            case Operation.Download download -> version(download, parked, device);
            case Operation.Upload _ -> Objects.requireNonNullElse(received(claim), new Progress.Returned());
            case Operation.Read _,Operation.Write _,Operation.Add _,Operation.Delete _,Operation.Discover _,Operation.Watch _,Operation.Diagnose _ ->
                new Progress.Returned();
        };
    }

    /// What a TransferComplete means for a parked task; null if it is not about this task. Some devices leave the command
    /// key out (D15), so a single waiting transfer takes a report without one.
    @Nullable
    Progress onTransfer(Claim claim, TaskState.Parked parked, TransferComplete report, Device device,
            boolean onlyOne) {
        Operation operation = claim.task().operation();
        if (!(operation instanceof Operation.Download) && !(operation instanceof Operation.Upload)) {
            return null;
        }
        boolean ours = report.commandKey().equals(claim.task().id().value());
        if (!ours && !(report.commandKey().isEmpty() && onlyOne)) {
            return null;
        }
        if (report.fault().code() != 0) {
            return CwmpFaults.failed(CwmpFaults.of(report.fault()));
        }
        return operation instanceof Operation.Download download
                ? downloaded(download, parked, device)
                : Objects.requireNonNullElse(received(claim),
                        CwmpFaults.failed(Fault.of(Fault.Kind.TRANSFER, CwmpSaying.UPLOAD_LOST.of())));
    }

    private Progress downloaded(Operation.Download download, TaskState.Parked parked, Device device) {
        if (download.expectedVersion() == null) {
            return transferred(parked, CwmpSaying.TRANSFER_COMPLETE.of());
        }
        if (download.expectedVersion().equals(device.softwareVersion())) {
            return transferred(parked, CwmpSaying.TRANSFER_COMPLETE.of(), newVersion(device.softwareVersion()));
        }
        Map<String, String> data = new HashMap<>(parked.continuation().data());
        return new Progress.Parked(new Continuation(TRANSFERRED, data), parked.until(),
                new Outcome.Unconfirmed(CwmpSaying.NOT_THE_VERSION.of(Saying.of(download.expectedVersion()))));
    }

    /// `1 BOOT` after an accepted order is proof enough, since not every device sends `M Reboot`; where we do not know
    /// whether the order arrived, only the device's echo of our command key is.
    private static boolean restarted(Claim claim, TaskState.Parked parked, Sighting sighting) {
        boolean echoed = sighting.events().stream()
                .anyMatch(event -> event.kind() == DeviceEvent.Kind.ORDERED_RESTART
                        && event.reference().equals(claim.task().id().value()));
        boolean accepted = parked.continuation().kind().equals(ACCEPTED);
        return echoed || accepted && sighting.has(DeviceEvent.Kind.BOOT);
    }

    /// Success by version alone (D14), but only where the version changed since the order.
    private Progress version(Operation.Download download, TaskState.Parked parked, Device device) {
        String expected = download.expectedVersion();
        String before = parked.continuation().data().get(VERSION_BEFORE);
        boolean transferred = parked.continuation().kind().equals(TRANSFERRED);
        if (expected != null && expected.equals(device.softwareVersion())
                && (transferred || before != null && !before.equals(expected))) {
            return transferred(parked, newVersion(expected));
        }
        return new Progress.Returned();
    }

    private static Saying newVersion(String version) {
        return CwmpSaying.NEW_VERSION.of(Saying.of(version));
    }

    private Progress transferred(TaskState.Parked parked, Saying... what) {
        Duration after = sinceOrder(parked);
        List<Saying> said = new ArrayList<>(List.of(what));
        if (after != null) {
            said.add(CwmpSaying.AFTER_THE_ORDER.of(Saying.of(after)));
        }
        return confirmed(Saying.join(said));
    }

    private Progress confirmed(TaskState.Parked parked, CwmpSaying what, CwmpSaying after) {
        Duration since = sinceOrder(parked);
        return confirmed(since == null ? what.of() : after.of(Saying.of(since)));
    }

    private Progress confirmed(Saying what) {
        return new Progress.Settled(new Outcome.Confirmed(new Evidence(clock.instant(), what, List.of())));
    }

    /// Null where it is not known when, or whether, the device took the order.
    private @Nullable Duration sinceOrder(TaskState.Parked parked) {
        String ordered = parked.continuation().data().get(AT);
        return ordered == null ? null : Duration.between(Instant.parse(ordered), clock.instant());
    }
}
