package org.pilotacs.acs.link.cwmp;

import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.FromAcs;

/// What a session says to one POST.
sealed interface Reply {
    record Say(Envelope<FromAcs> envelope) implements Reply {}

    /// HTTP 204: the session is over (TR-069 Amendment 6, 3.7.1.4).
    record End() implements Reply {}

    /// The POST made no sense here; the session is over. The reason is safe to show.
    record Reject(String reason) implements Reply {}
}
