package org.pilotacs.acs.incident;

/// Takes what boxes show of themselves. It returns at once and never throws: no session waits for it or breaks over it.
@FunctionalInterface
public interface Observations {
    Observations NONE = _ -> {};

    void saw(Observation observation);
}
