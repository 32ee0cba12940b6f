package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.task.CardOrder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says orders in the form of one conditional access system. The same request makes the same message, today and after a restart:
/// an encoder keeps nothing, sends nothing and knows no time. Safe for any number of threads.
public interface EmmEncoder {
    CasProfile profile();

    /// The orders that this system has words for.
    Set<OrderKind> kinds();

    default boolean knows(CardOrder order) {
        return kinds().contains(OrderKind.of(order));
    }

    /// Which counter a message with these orders belongs to. Orders whose keys are equal overtake each other in the box, so
    /// those that are live go into one message; orders with other keys do not disturb them.
    SequenceKey key(String card, List<CardOrder> orders);

    /// The sequence of the next message of a counter.
    ///
    /// @param last the highest that was ever given out for it; −1 for none
    /// @throws EmmRejectedException if there is none left
    default long nextSequence(long last, Instant now) throws EmmRejectedException {
        return Sequences.next(last, now);
    }

    /// @throws EmmRejectedException if this system cannot say it
    EncodedEmm encode(EmmRequest request) throws EmmRejectedException;

    /// The digits that the box shows once it obeys a message; empty if it shows none, or nobody here can know them.
    Optional<String> confirmCode(String card, List<CardOrder> orders, long sequence);
}
