package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.saying.Saying;

/// A device did not answer, so whatever was talked about breaks off.
final class SilenceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Saying why;
    private final boolean sent;

    SilenceException(Saying why, boolean sent) {
        super(why.toString());
        this.why = why;
        this.sent = sent;
    }

    Saying why() {
        return why;
    }

    /// Whether the question may have reached the device.
    boolean sent() {
        return sent;
    }
}
