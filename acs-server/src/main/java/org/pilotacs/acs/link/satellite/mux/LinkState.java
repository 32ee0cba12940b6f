package org.pilotacs.acs.link.satellite.mux;

import java.time.Instant;

/// Whether a [MuxLink] has a connection. What happens on another line than the present one does not count.
///
/// | | time is up | opened | closed, flooded | RETRY | STOP |
/// |---|---|---|---|---|---|
/// | Waiting | Connecting | – | – | Connecting | Over |
/// | Connecting | Waiting | Connected | Waiting | – | Over |
/// | Connected | as the session says | – | as the session says | – | as the session says |
/// | Over | – | – | – | – | – |
sealed interface LinkState {
    /// @param at when it is connected again
    record Waiting(Instant at) implements LinkState {}

    /// @param until when a connection must be there
    record Connecting(MuxLine line, Instant until) implements LinkState {}

    record Connected(MuxLine line, EmmgSession session, Packing packing) implements LinkState {}

    /// Closed for good.
    record Over() implements LinkState {}
}
