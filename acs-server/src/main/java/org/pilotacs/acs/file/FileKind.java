package org.pilotacs.acs.file;

/// What boxes can send us, whatever the protocol calls it.
public enum FileKind {
    LOG, CONFIGURATION,
    /// What a box sent without being asked, by a name of its own. Nobody can order one.
    SENT
}
