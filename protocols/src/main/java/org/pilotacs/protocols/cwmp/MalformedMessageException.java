package org.pilotacs.protocols.cwmp;

/// Bytes that are no CWMP message. The text is safe to show to the peer.
public class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
