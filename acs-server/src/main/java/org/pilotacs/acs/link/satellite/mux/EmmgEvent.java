package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.Received;

/// What an [EmmgSession] is told.
sealed interface EmmgEvent {
    /// The connection is there.
    record Connected() implements EmmgEvent {}

    record Heard(Received received) implements EmmgEvent {}

    /// Time has passed.
    record Time() implements EmmgEvent {}

    /// A delivery was written, by whichever way data go.
    ///
    /// @param number rising
    record Delivered(long number) implements EmmgEvent {}

    /// The stream is not wanted any more.
    record Stop() implements EmmgEvent {}

    /// The other side closed the connection, or it broke.
    record Closed() implements EmmgEvent {}

    /// The connection is of no use, as was found out elsewhere.
    record Unusable(Saying.Phrase why) implements EmmgEvent {}
}
