package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskState;

import java.time.Instant;
import java.util.List;

/// An action as it stands now.
///
/// @param id 24 hex digits
/// @param steps its tasks, in order
/// @param outcome null until it is settled
/// @param settled null until it is settled
/// @param knock how the last knock went, null if none was needed or is known on this node
/// @param airing how its broadcast stands, null if it has none, or that is over
/// @param readings neutral readings that its evidence holds, by the device's profile
public record Action(String id, DeviceId device, ActionRequest request, Requester requester, Instant created,
        Stage stage, List<Task> steps, @Nullable Outcome outcome, @Nullable Instant settled, @Nullable Knock knock,
        @Nullable Airing airing, List<Reading> readings) {
    public Action {
        steps = List.copyOf(steps);
        readings = List.copyOf(readings);
    }

    /// Whether somebody called off what the device is at, and the device has not given it up yet.
    public boolean isCalledOff() {
        return steps.stream().anyMatch(step -> step.state() instanceof TaskState.Parked parked
                && parked.continuation().isCalledOff());
    }

    /// Whether it can be called off: nothing has begun, or the device can give up what it is at.
    public boolean canBeCalledOff() {
        return switch (stage) {
            case QUEUED, KNOCKING -> !isCalledOff();
            case WAITING, ON_AIR ->
                !isCalledOff() && steps.stream().anyMatch(step -> step.state() instanceof TaskState.Parked
                        && step.operation().canBeGivenUp());
            case IN_SESSION, CHECKING, SETTLED -> false;
        };
    }
}
