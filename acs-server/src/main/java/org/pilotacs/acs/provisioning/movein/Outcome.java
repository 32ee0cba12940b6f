package org.pilotacs.acs.provisioning.movein;

import org.pilotacs.acs.provisioning.movein.MoveInLine.Verdict;

/// What comes of one document.
///
/// @param note as in [MoveInLine]
record Outcome(Verdict verdict, String note) {
    static final Outcome TAKEN = new Outcome(Verdict.TAKEN, "");
    static final Outcome SAME = new Outcome(Verdict.SAME, "");

    static Outcome of(boolean same, String note) {
        return new Outcome(same ? Verdict.SAME : Verdict.TAKEN, note);
    }
}
