package org.pilotacs.acs.diagnosis.knowledge;

/// How good a state is for the customer, best first.
public enum Standing {
    GOOD, WEAK, BAD
}
