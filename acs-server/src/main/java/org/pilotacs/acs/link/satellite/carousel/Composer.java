package org.pilotacs.acs.link.satellite.carousel;

import org.pilotacs.acs.link.satellite.payload.EmmRejectedException;
import org.pilotacs.acs.task.CardMessage;

import java.time.Instant;
import java.util.List;

/// Makes the bytes of a message.
@FunctionalInterface
public interface Composer {
    /// What is sent.
    ///
    /// @param sequence −1 if it was made elsewhere
    record Composed(long sequence, List<byte[]> sections) {}

    /// @param all that the message is to say, the oldest first
    /// @param last highest sequence that was given out for its counter, −1 for none
    /// @param until when boxes are to forget it
    Composed compose(List<CardMessage> all, long last, Instant until) throws EmmRejectedException;
}
