package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.RestartLoop;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.protocols.cwmp.CpeRequest.TransferComplete;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parked tasks of a device in session: decided by what it brings, and given again where that is due. Confined to the
/// device's lane.
final class ParkedTasks {
    private final TaskQueue queue;
    private final Dialogues dialogues;
    private final Resumption resumption;
    private final Due due;
    private final List<String> transferKeys;
    private boolean again;

    /// @param sighting the Inform that began the session
    /// @param due takes what the device must be asked to know more
    ParkedTasks(TaskQueue queue, Dialogues dialogues, Sighting sighting, Due due) {
        this.queue = queue;
        this.dialogues = dialogues;
        this.resumption = dialogues.resumption();
        this.due = due;
        this.transferKeys = sighting.events().stream().filter(event -> event.kind() == DeviceEvent.Kind.TRANSFER_ENDED)
                .map(DeviceEvent::reference).filter(key -> !key.isEmpty()).distinct().toList();
    }

    void onInform(Sighting sighting, Device device) {
        for (Resumption.Waiting task : resume(device)) {
            Dialogue dialogue = dialogues.after(task.claim(), task.parked(), sighting, device);
            if (dialogue == null || device.quarantined()) {
                settle(task, resumption.onInform(task, sighting));
            } else {
                due.add(new Phase.AcsTurn(task.claim(), dialogue));
            }
        }
    }

    /// A device that starts anew without having shown for what it was sent may have fallen over it.
    ///
    /// @return what is odd about that, null if nothing
    @Nullable
    Saying onStart(Sighting sighting, Device device) {
        boolean started = sighting.has(DeviceEvent.Kind.BOOT) || sighting.has(DeviceEvent.Kind.BOOTSTRAP);
        RestartLoop loop = started ? queue.started(device.id()).orElse(null) : null;
        return loop == null ? null : CwmpSaying.STARTS_OVER.of(Saying.of(loop.starts()));
    }

    /// Which transfer a report is about, some devices say only in their Inform (`M Download`), and some not at all (D15):
    /// then it is about the only one that waits.
    void onTransfer(TransferComplete report, Device device) {
        List<Resumption.Waiting> waiting = resume(device);
        List<Resumption.Waiting> transfers = waiting.stream().filter(ParkedTasks::isTransfer).toList();
        String key = keyOf(report, transfers);
        for (Resumption.Waiting task : waiting) {
            boolean meant = key.equals(task.claim().task().id().value()) || key.isEmpty() && transfers.size() == 1;
            settle(task, meant ? resumption.onTransfer(task, report.fault()) : new Progress.Returned());
        }
    }

    private static boolean isTransfer(Resumption.Waiting task) {
        return task.claim().task().operation() instanceof Operation.Download
                || task.claim().task().operation() instanceof Operation.UpdateFirmware
                || task.claim().task().operation() instanceof Operation.ApplyConfiguration
                || task.claim().task().operation() instanceof Operation.Upload;
    }

    private String keyOf(TransferComplete report, List<Resumption.Waiting> transfers) {
        boolean known = transfers.stream()
                .anyMatch(task -> task.claim().task().id().value().equals(report.commandKey()));
        return known || transferKeys.size() != 1 ? report.commandKey() : transferKeys.getFirst();
    }

    /// An order that is to be given again, if there is one.
    Optional<Claim> again(Device device) {
        if (!again) {
            return Optional.empty();
        }
        again = false;
        Optional<Claim> due = Optional.empty();
        for (Resumption.Waiting task : resume(device)) {
            if (due.isEmpty() && task.is(Resumption.AGAIN)) {
                due = Optional.of(task.claim());
            } else {
                settle(task, new Progress.Returned());
            }
        }
        return due;
    }

    private List<Resumption.Waiting> resume(Device device) {
        List<Resumption.Waiting> waiting = new ArrayList<>();
        for (Claim claim : queue.resume(device.id(), InformReport.LINK)) {
            if (claim.parked() instanceof TaskState.Parked parked) {
                waiting.add(new Resumption.Waiting(claim, parked, device, dialogues.traits(device)));
            }
        }
        return waiting;
    }

    private void settle(Resumption.Waiting task, Progress progress) {
        again |= progress instanceof Progress.Parked parked && parked.continuation().kind().equals(Resumption.AGAIN)
                || progress instanceof Progress.Returned && task.is(Resumption.AGAIN);
        queue.settle(task.claim(), progress);
    }
}
