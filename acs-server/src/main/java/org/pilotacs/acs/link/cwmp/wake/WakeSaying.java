package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.saying.SayingKey;

/// What we say of how a device was woken.
enum WakeSaying implements SayingKey {
    IN_SESSION, TRYING, ANSWERED, TOO_MANY, FAILED, NOT_TAKEN,
    /// One way failed, then the next one.
    THEN,
    /// Of an address that the device gave.
    BAD_ADDRESS, FORBIDDEN, CLOSED, NO_WAY, SILENT, BROKEN,
    /// Of HTTP.
    OTHER_SCHEME, CREDENTIALS, BUSY, HTTP, CERTIFICATE,
    /// Of UDP.
    UDP_SENT,
    /// Of XMPP.
    XMPP_OFFLINE, XMPP_FORBIDDEN, XMPP_REFUSED, XMPP_SILENT, XMPP_NO_LINE;

    @Override
    public String topic() {
        return "wake";
    }
}
