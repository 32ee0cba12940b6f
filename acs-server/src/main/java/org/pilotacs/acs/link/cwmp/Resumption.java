package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.profile.SessionTraits.Downloads;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.protocols.cwmp.FaultStruct;

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
    /// The device reported that the transfer failed; it is to be ordered again (D16).
    static final String AGAIN = "again";
    /// The device was told to test its line, and makes the test after the session.
    static final String TESTING = "testing";
    static final String AT = "at";
    static final String VERSION_BEFORE = "version-before";
    /// That it reported since, where it is not the one that it was to run.
    private static final String VERSION_SINCE = "version-since";
    /// How often it was ordered; missing for once.
    static final String ATTEMPT = "attempt";
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

    /// A task that waits for its device.
    ///
    /// @param traits what its model needs
    record Waiting(Claim claim, TaskState.Parked parked, Device device, SessionTraits traits) {
        Downloads downloads() {
            return traits.downloads();
        }

        @Nullable
        String data(String key) {
            return parked.continuation().data().get(key);
        }

        boolean is(String kind) {
            return parked.continuation().kind().equals(kind);
        }

        int attempt() {
            String attempt = data(ATTEMPT);
            return attempt == null ? 1 : Integer.parseInt(attempt);
        }
    }

    /// What an Inform means for a parked task.
    Progress onInform(Waiting task, Sighting sighting) {
        return switch (task.claim().task().operation()) {
            case Operation.Restart _ -> restarted(task, sighting)
                    ? confirmed(task, CwmpSaying.CAME_BACK, CwmpSaying.CAME_BACK_AFTER)
                    : new Progress.Returned();
            case Operation.FactoryReset _ -> sighting.has(DeviceEvent.Kind.BOOTSTRAP)
                    ? confirmed(task, CwmpSaying.CAME_BACK_AS_NEW, CwmpSaying.CAME_BACK_AS_NEW_AFTER)
                    : new Progress.Returned();
            case Operation.Download download -> downloaded(download.expectedVersion(), task, sighting);
            case Operation.UpdateFirmware update -> downloaded(update.version(), task, sighting);
            case Operation.ApplyConfiguration _ -> downloaded(null, task, sighting);
            case Operation.Upload _ -> Objects.requireNonNullElse(received(task.claim()), new Progress.Returned());
            case Operation.Read _,Operation.Await _,Operation.Write _,Operation.Add _,Operation.Delete _,Operation.Discover _,Operation.Execute _,Operation.Watch _,Operation.Diagnose _,Operation.SendEntitlement _ ->
                new Progress.Returned();
        };
    }

    /// What the end of its transfer means for a download or an upload.
    Progress onTransfer(Waiting task, FaultStruct fault) {
        return switch (task.claim().task().operation()) {
            case Operation.Download _,Operation.UpdateFirmware _,Operation.ApplyConfiguration _ when fault
                    .code() != 0 ->
                task.parked().continuation().isCalledOff()
                        ? new Progress.Settled(task.parked().continuation().ending())
                        : failed(task, CwmpFaults.of(fault));
            case Operation.Download download -> fetched(download.expectedVersion(), task);
            case Operation.UpdateFirmware update -> fetched(update.version(), task);
            case Operation.ApplyConfiguration _ -> fetched(null, task);
            case Operation.Upload _ when fault.code() != 0 -> CwmpFaults.failed(CwmpFaults.of(fault));
            case Operation.Upload _ -> Objects.requireNonNullElse(received(task.claim()),
                    CwmpFaults.failed(Fault.of(Fault.Kind.TRANSFER, CwmpSaying.UPLOAD_LOST.of())));
            case Operation.Restart _,Operation.FactoryReset _,Operation.Read _,Operation.Await _,Operation.Write _,Operation.Add _,Operation.Delete _,Operation.Discover _,Operation.Execute _,Operation.Watch _,Operation.Diagnose _,Operation.SendEntitlement _ ->
                new Progress.Returned();
        };
    }

    private Progress fetched(@Nullable String expected, Waiting task) {
        String version = task.device().softwareVersion();
        if (expected == null) {
            return transferred(task, CwmpSaying.TRANSFER_COMPLETE.of());
        }
        if (expected.equals(version)) {
            return transferred(task, CwmpSaying.TRANSFER_COMPLETE.of(), newVersion(version));
        }
        return runsAnother(TRANSFERRED, expected, task);
    }

    /// It may still come back with what it was to run. One that has started since the order has had its chance: it is waited for
    /// no longer than a start takes, in case it starts once more.
    private Progress.Parked runsAnother(String kind, String expected, Waiting task) {
        TaskState.Parked parked = task.parked();
        Instant lastBoot = task.device().lastBoot();
        String ordered = task.data(AT);
        Instant soon = clock.instant().plus(task.traits().patience().restart());
        boolean started = lastBoot != null && ordered != null && lastBoot.isAfter(Instant.parse(ordered));
        Map<String, String> data = new HashMap<>(parked.continuation().data());
        data.put(VERSION_SINCE, task.device().softwareVersion());
        return new Progress.Parked(new Continuation(kind, data),
                started && soon.isBefore(parked.until()) ? soon : parked.until(),
                new Outcome.Unconfirmed(another(kind, expected, task.device().softwareVersion())));
    }

    private static Saying another(String kind, String expected, String reported) {
        if (reported.isEmpty()) {
            return CwmpSaying.NOT_THE_VERSION.of(Saying.of(expected));
        }
        return (kind.equals(TRANSFERRED) ? CwmpSaying.OTHER_VERSION : CwmpSaying.OTHER_VERSION_UNREPORTED)
                .of(Saying.of(reported), Saying.of(expected));
    }

    /// Some boxes fail at first and succeed when they are told again (D16); since it is the box that says so, nothing is
    /// done twice.
    private static Progress failed(Waiting task, Fault fault) {
        int attempt = task.attempt();
        if (attempt < task.downloads().attempts() && fault.kind() == Fault.Kind.TRANSFER) {
            Map<String, String> data = new HashMap<>(task.parked().continuation().data());
            data.put(ATTEMPT, Integer.toString(attempt + 1));
            return new Progress.Parked(new Continuation(AGAIN, data), task.parked().until(), new Outcome.Failed(fault));
        }
        return CwmpFaults.failed(attempt == 1
                ? fault
                : new Fault(fault.kind(), fault.code(),
                        Saying.join(List.of(fault.text(), CwmpSaying.ORDERED_AGAIN.of(Saying.of(attempt)))),
                        fault.parameter()));
    }

    /// `1 BOOT` after an accepted order is proof enough, since not every device sends `M Reboot`; where we do not know
    /// whether the order arrived, only the device's echo of our command key is.
    private static boolean restarted(Waiting task, Sighting sighting) {
        boolean echoed = sighting.events().stream()
                .anyMatch(event -> event.kind() == DeviceEvent.Kind.ORDERED_RESTART
                        && event.reference().equals(task.claim().task().id().value()));
        return echoed || task.is(ACCEPTED) && sighting.has(DeviceEvent.Kind.BOOT);
    }

    /// Success by version alone (D14), but only where the version changed since the order. A model that never reports the
    /// end of a transfer has said all that it will when it has started anew.
    private Progress downloaded(@Nullable String expected, Waiting task, Sighting sighting) {
        String version = task.device().softwareVersion();
        String before = task.data(VERSION_BEFORE);
        boolean changed = before != null && !before.equals(expected);
        if (expected != null && expected.equals(version) && (task.is(TRANSFERRED) || changed)) {
            return transferred(task, newVersion(expected));
        }
        if (!task.downloads().reported() && task.is(ACCEPTED) && sighting.has(DeviceEvent.Kind.BOOT)) {
            return new Progress.Settled(
                    new Outcome.Unconfirmed(CwmpSaying.TRANSFER_NOT_REPORTED.of(Saying.of(version))));
        }
        boolean another = task.is(TRANSFERRED) || task.is(ACCEPTED) && !version.equals(before);
        return expected != null && another && tellsMore(task, sighting)
                ? runsAnother(task.parked().continuation().kind(), expected, task)
                : new Progress.Returned();
    }

    /// Whether it reports another version than when it was last looked at, or has started since.
    private static boolean tellsMore(Waiting task, Sighting sighting) {
        return !task.device().softwareVersion().equals(task.data(VERSION_SINCE))
                || sighting.has(DeviceEvent.Kind.BOOT);
    }

    private static Saying newVersion(String version) {
        return CwmpSaying.NEW_VERSION.of(Saying.of(version));
    }

    private Progress transferred(Waiting task, Saying... what) {
        Duration after = sinceOrder(task);
        List<Saying> said = new ArrayList<>(List.of(what));
        if (after != null) {
            said.add(CwmpSaying.AFTER_THE_ORDER.of(Saying.of(after)));
        }
        return confirmed(Saying.join(said));
    }

    private Progress confirmed(Waiting task, CwmpSaying what, CwmpSaying after) {
        Duration since = sinceOrder(task);
        return confirmed(since == null ? what.of() : after.of(Saying.of(since)));
    }

    private Progress confirmed(Saying what) {
        return new Progress.Settled(new Outcome.Confirmed(new Evidence(clock.instant(), what, List.of())));
    }

    /// Null where it is not known when, or whether, the device took the order.
    private @Nullable Duration sinceOrder(Waiting task) {
        String ordered = task.data(AT);
        return ordered == null ? null : Duration.between(Instant.parse(ordered), clock.instant());
    }
}
