package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How a value that is waited for goes on from one look at it to the next, whatever link looks. Pure.
public final class Awaiting {
    private Awaiting() {}

    /// @param read how the look ended
    /// @param until when waiting is over; null at the first look
    public static Progress next(Operation.Await await, Progress read, @Nullable Instant until, Instant now) {
        if (!(read instanceof Progress.Settled(Outcome.Confirmed(Evidence evidence)))) {
            // of a look in between nothing follows but that there will be another
            return until == null ? read : new Progress.Returned();
        }
        Instant end = until == null ? now.plus(await.patience()) : until;
        boolean there = evidence.values().stream()
                .anyMatch(one -> one.path().equals(await.path()) && await.isOverWith(one.value().text()));
        return there || !now.isBefore(end)
                ? read
                : new Progress.Parked(Continuation.AWAITED, end, new Outcome.Confirmed(evidence));
    }
}
