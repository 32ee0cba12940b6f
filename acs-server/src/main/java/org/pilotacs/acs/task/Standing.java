package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Where a task stands, as the queue needs to know it: [TaskState] with what only the queue cares for.
sealed interface Standing {
    /// Could be claimed.
    record Ready() implements Standing {}

    /// Waits for the task before it to be confirmed.
    record Behind() implements Standing {}

    /// A link holds it.
    ///
    /// @param resumed what it waited for when the link took it to look, null if it was claimed from the queue
    record Held(String link, String node, Instant leaseUntil, @Nullable Parking resumed) implements Standing {}

    /// Handed over; waits for the device to show the result.
    record Waiting(Parking parking) implements Standing {}

    /// Over.
    record Over(Outcome outcome, Instant at) implements Standing {}

    /// What a parked task waits for, and how it ends if that does not come.
    record Parking(Continuation continuation, Instant until, Outcome otherwise) {}

    default TaskState state() {
        return switch (this) {
            case Ready _,Behind _ -> new TaskState.Queued();
            case Held(String link, String node, Instant leaseUntil, Parking _) ->
                new TaskState.Claimed(link, node, leaseUntil);
            case Waiting(Parking(Continuation continuation, Instant until, Outcome otherwise)) ->
                new TaskState.Parked(continuation, until, otherwise);
            case Over(Outcome outcome, Instant at) -> new TaskState.Settled(outcome, at);
        };
    }
}
