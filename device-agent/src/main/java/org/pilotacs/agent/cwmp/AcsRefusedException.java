package org.pilotacs.agent.cwmp;

/// The server answered, but not with an envelope or the end of a session: a status such as 401 or 503.
final class AcsRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    AcsRefusedException(String message) {
        super(message);
    }
}
