package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.Received;

/// What a [MuxLink] is woken by, besides time.
sealed interface Happening {
    /// On a connection.
    sealed interface OnLine extends Happening {
        MuxLine line();
    }

    record Opened(MuxLine line) implements OnLine {}

    record Heard(MuxLine line, Received received) implements OnLine {}

    /// The connection ended, or did not come about.
    ///
    /// @param detail in the system's words; empty if the other side ended it
    record Closed(MuxLine line, Saying detail) implements OnLine {}

    /// More was said on the connection than there is reason to; it is closed.
    record Flooded(MuxLine line) implements OnLine {}

    /// What others want of the link.
    enum Order implements Happening {
        /// Look what is to be done.
        LOOK,
        /// Connect without waiting any longer.
        RETRY,
        /// Close in good order, for good.
        STOP
    }
}
