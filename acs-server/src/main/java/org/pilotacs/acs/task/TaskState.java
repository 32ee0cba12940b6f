package org.pilotacs.acs.task;

import java.time.Instant;

/// Where a task stands.
public sealed interface TaskState {
    /// Waits for the device, or for the task before it.
    record Queued() implements TaskState {}

    /// A link holds it until the lease ends.
    record Claimed(String link, String node, Instant leaseUntil) implements TaskState {}

    /// Handed over; waits for the device to show the result. When `until` passes it settles as `otherwise`.
    record Parked(Continuation continuation, Instant until, Outcome otherwise) implements TaskState {}

    /// Over.
    record Settled(Outcome outcome, Instant at) implements TaskState {}
}
