package org.pilotacs.acs.diagnosis.evaluation;

import org.pilotacs.acs.diagnosis.sign.Case;

import java.util.Set;

/// A home of which it is known what is wrong with it.
///
/// @param truth causes by their ids; empty if nothing is wrong
public record Home(int number, Set<String> truth, Case told) {
    public Home {
        truth = Set.copyOf(truth);
    }

    /// Homes fall into two halves: what is known is tuned on one, and how good it is reported of the other.
    public boolean isForTuning() {
        return number % 2 == 0;
    }
}
