package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.diagnosis.knowledge.SignKnowledge;
import org.pilotacs.acs.diagnosis.knowledge.Standing;
import org.pilotacs.acs.diagnosis.knowledge.State;
import org.pilotacs.acs.diagnosis.sign.Measured;

import java.time.Duration;

/// A checked fact: a sign, the state that it is in by the rule of the knowledge file, and how old that is.
///
/// @param trust how much it says, from 0 to 1: less, the older it is
public record Finding(SignKnowledge rule, Measured measured, State state, Duration age, double trust) {
    public boolean isFresh() {
        return age.compareTo(measured.freshFor()) <= 0;
    }

    public boolean isTrouble() {
        return state.standing() != Standing.GOOD;
    }
}
