package org.pilotacs.acs.action;

/// A stored action that cannot be read back: a damaged database, or one of a newer version.
public final class UnreadableActionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableActionException(String action, String problem) {
        super("action " + action + ": " + problem);
    }
}
