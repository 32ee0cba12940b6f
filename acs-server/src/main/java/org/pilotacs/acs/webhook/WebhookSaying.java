package org.pilotacs.acs.webhook;

import org.pilotacs.acs.saying.SayingKey;

/// What we say of webhooks.
enum WebhookSaying implements SayingKey {
    /// Why there is none.
    NOT_AN_ADDRESS, NEEDS_HTTPS, NOT_A_SECRET, TOO_MANY,
    /// Why nothing may be sent there.
    FORBIDDEN,
    /// Why something was not taken.
    UNKNOWN_HOST, NOT_REACHED, SILENT, CERTIFICATE, BROKE_OFF, ANSWERED, REDIRECTED, GONE;

    @Override
    public String topic() {
        return "webhook";
    }
}
