package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.task.CardOrder;

import java.time.Instant;
import java.util.List;

/// A message that is to be made.
///
/// @param card its number, as the inventory has it
/// @param orders all that are live of one [SequenceKey]
/// @param sequence of [EmmEncoder#nextSequence], and of no other message of that counter
/// @param expiry when boxes are to forget it
public record EmmRequest(String card, List<CardOrder> orders, long sequence, Instant expiry) {
    public EmmRequest {
        orders = List.copyOf(orders);
        if (sequence < 0) {
            throw new IllegalArgumentException("a sequence has no sign: " + sequence);
        }
    }
}
