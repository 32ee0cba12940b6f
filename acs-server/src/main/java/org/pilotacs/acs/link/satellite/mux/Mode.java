package org.pilotacs.acs.link.satellite.mux;

/// What several multiplexers of one [Headend] are to each other.
public enum Mode {
    /// Each is given everything.
    ACTIVE_ACTIVE,
    /// One is given everything, the others have their channel and stream open and wait.
    ACTIVE_STANDBY
}
