package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// A task as the queue keeps it.
///
/// @param dedupeKey null for none
/// @param fence rises with each claim
/// @param revision rises with each change, so that a change to a row that is not as it was read is noticed
record StoredTask(TaskId id, DeviceId device, Operation operation, Priority priority, @Nullable String action,
        @Nullable TaskId after, @Nullable String dedupeKey, Instant created, Instant deadline, int attempts, long fence,
        long revision, Standing standing) {

    static StoredTask first(NewTask task, Instant created, Standing standing) {
        return new StoredTask(task.id(), task.device(), task.operation(), task.priority(), task.action(), task.after(),
                task.dedupeKey(), created, task.deadline(), 0, 0, 0, standing);
    }

    Task task() {
        return new Task(id, device, operation, priority, action, after, created, deadline, attempts, standing.state());
    }

    Claim claim() {
        TaskState.Parked parked = standing instanceof Standing.Held held && held.resumed() != null
                ? new TaskState.Parked(held.resumed().continuation(), held.resumed().until(),
                        held.resumed().otherwise())
                : null;
        return new Claim(task(), fence, parked);
    }

    boolean isOpen() {
        return switch (standing) {
            case Standing.Ready _,Standing.Behind _ -> true;
            case Standing.Held _,Standing.Waiting _,Standing.Over _ -> false;
        };
    }

    StoredTask at(Standing next) {
        return new StoredTask(id, device, operation, priority, action, after, dedupeKey, created, deadline, attempts,
                fence,
                revision + 1, next);
    }

    /// Held by a new claim; one from the queue is an attempt, a look at a parked task is none.
    StoredTask held(Standing.Held next) {
        int tries = next.resumed() == null ? attempts + 1 : attempts;
        return new StoredTask(id, device, operation, priority, action, after, dedupeKey, created, deadline, tries,
                fence + 1, revision + 1, next);
    }

    /// Over. What it carried of secrets has done its work, and is not kept.
    StoredTask over(Outcome outcome, Instant now) {
        return new StoredTask(id, device, Masking.masked(operation), priority, action, after, dedupeKey, created,
                deadline,
                attempts, fence, revision + 1, new Standing.Over(Masking.masked(outcome), now));
    }
}
