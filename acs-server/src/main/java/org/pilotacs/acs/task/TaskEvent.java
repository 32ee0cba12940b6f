package org.pilotacs.acs.task;

import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;

/// What can happen to a task.
sealed interface TaskEvent {
    /// A link takes it from the queue.
    record Claimed(String link, String node, Instant leaseUntil) implements TaskEvent {}

    /// A link takes it to look whether what it waits for has come.
    record Resumed(String link, String node, Instant leaseUntil) implements TaskEvent {}

    /// The link that holds it says how it went on.
    record Reported(long fence, Progress progress) implements TaskEvent {}

    /// The link that holds it needs longer.
    record Renewed(long fence, Instant leaseUntil) implements TaskEvent {}

    /// Somebody calls it off.
    record CalledOff(Saying reason) implements TaskEvent {}

    /// A newer task with the same dedupe key is there.
    record Replaced() implements TaskEvent {}

    /// The task before it ended.
    record StepBeforeEnded(boolean confirmed) implements TaskEvent {}

    record DeadlinePassed() implements TaskEvent {}

    /// The end of a parked task's wait passed.
    record WaitPassed() implements TaskEvent {}

    /// The link that holds it has not been heard of for too long, or its node has started anew.
    ///
    /// @param by leases that end until then have lapsed
    record LeaseLapsed(Instant by, Duration evidence) implements TaskEvent {}
}
