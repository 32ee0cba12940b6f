package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.task.Awaiting;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.protocols.cwmp.CpeResponse;

import java.time.Clock;
import java.time.Instant;

/// Reads a value that is waited for, once in a session.
///
/// @param until when waiting is over; null at the first look
/// @param reading of that value
record AwaitDialogue(Operation.Await await, @Nullable Instant until, ReadDialogue reading,
        Clock clock) implements Dialogue {
    @Override
    public Turn begin() {
        return judged(reading.begin());
    }

    @Override
    public Turn on(CpeResponse answer) {
        return judged(reading.on(answer));
    }

    private Turn judged(Turn turn) {
        return switch (turn) {
            case Turn.Ask ask -> ask;
            case Turn.Over(var progress, var learnt, boolean disruptive) ->
                new Turn.Over(Awaiting.next(await, progress, until, clock.instant()), learnt, disruptive);
        };
    }
}
