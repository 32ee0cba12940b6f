package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;

import java.util.List;

/// What comes of an event: first the messages are to be sent, then the changes hold.
record Step(List<FromEmmg> messages, List<Change> changes) {
    Step {
        messages = List.copyOf(messages);
        changes = List.copyOf(changes);
    }

    sealed interface Change {}

    /// The stream is open.
    record Opened() implements Change {}

    /// @param kbits kbit/s from now on; null if the multiplexer does not say
    record Allocated(@Nullable Integer kbits) implements Change {}

    /// Deliveries up to this one have been read.
    record Read(long upTo) implements Change {}

    /// Of deliveries that have not been read so far nobody will know whether they were.
    record Unread() implements Change {}

    /// The stream is open no more, but will be set up again in its channel. What was not read is [Unread].
    record StreamLost() implements Change {}

    /// The multiplexer reported an error.
    record Refused(ErrorStatus status, Reaction reaction) implements Change {}

    /// It said something that it has no reason to say.
    record Odd(Oddity oddity) implements Change {}

    /// The connection is over and is to be closed, if it is not. What was not read is [Unread].
    ///
    /// @param reaction what decides when to connect again
    /// @param status what the multiplexer gave as the reason, if it did
    record Ended(Reaction reaction, Saying.Phrase why, @Nullable ErrorStatus status) implements Change {}

    /// The connection is to be closed, as was wished, and not opened again. What was not read is [Unread].
    record Finished() implements Change {}

    /// What need not be acted upon, but is counted.
    enum Oddity {
        /// A message_type that we do not know; receivers shall ignore it (4.4.1).
        UNKNOWN_TYPE,
        /// A message of another client, channel or stream than ours.
        OTHER_STREAM,
        /// A message that only a generator may send.
        WRONG_WAY,
        /// An answer to what was not asked, or a message that means nothing now.
        UNASKED,
        /// A status that tells of other settings than ours.
        OTHER_SETTINGS,
        /// Bytes that are no message.
        MALFORMED
    }
}
