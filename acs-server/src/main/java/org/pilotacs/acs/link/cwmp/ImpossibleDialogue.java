package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.CpeResponse;

import java.util.List;

/// What TR-069 has no method for: over before anything is asked.
final class ImpossibleDialogue implements Dialogue {
    private final CwmpSaying why;
    private final String what;

    ImpossibleDialogue(CwmpSaying why, String what) {
        this.why = why;
        this.what = what;
    }

    @Override
    public Turn begin() {
        return new Turn.Over(new Progress.Settled(new Outcome.Refused(why.of(Saying.of(what)))), List.of());
    }

    @Override
    public Turn on(CpeResponse answer) {
        throw new IllegalStateException("nothing was asked");
    }
}
