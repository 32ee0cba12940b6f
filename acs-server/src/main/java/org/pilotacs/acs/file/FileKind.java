package org.pilotacs.acs.file;

/// What boxes can send us, whatever the protocol calls it.
public enum FileKind {
    LOG, CONFIGURATION
}
