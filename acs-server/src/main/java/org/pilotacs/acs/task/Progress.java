package org.pilotacs.acs.task;

import java.time.Instant;

/// What a link says of a claim.
public sealed interface Progress {
    /// It is over.
    record Settled(Outcome outcome) implements Progress {}

    /// Handed over; wait for the device to show the result until then, and settle as `otherwise` if it does not.
    record Parked(Continuation continuation, Instant until, Outcome otherwise) implements Progress {}

    /// Not begun after all: back to the queue in its old place; a resumed one waits on as it was parked. A claim taken by [TaskQueue#resume] is parked again as it
    /// was.
    record Returned() implements Progress {}
}
