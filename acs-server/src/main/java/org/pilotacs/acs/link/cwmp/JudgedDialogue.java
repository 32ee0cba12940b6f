package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.CpeResponse;

import java.util.function.UnaryOperator;

/// Reads, and makes something else of how that ended.
///
/// @param judge of what was read, what it means for the task
record JudgedDialogue(ReadDialogue reading, UnaryOperator<Progress> judge) implements Dialogue {
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
                new Turn.Over(judge.apply(progress), learnt, disruptive);
        };
    }
}
