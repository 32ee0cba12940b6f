package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.diagnosis.knowledge.Cause;

import java.util.List;

/// A cause and how probable it is.
///
/// @param probability from 0 to 1; as two things can be wrong at once, those of all causes may be more than 1 together
/// @param speaksFor findings that speak for it, strongest first
/// @param speaksAgainst findings that do not fit it, strongest first
public record RankedCause(Cause cause, double probability, List<Finding> speaksFor, List<Finding> speaksAgainst) {
    public RankedCause {
        speaksFor = List.copyOf(speaksFor);
        speaksAgainst = List.copyOf(speaksAgainst);
    }
}
