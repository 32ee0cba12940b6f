package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.task.CardOrder;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// What a conditional access system is to say to a card.
///
/// @param reference ours, by which a repetition is known: 1 to 200 printable ASCII characters without blanks
/// @param card its number, as the inventory has it
/// @param orders one or more
/// @param until when it is too late
public record CasCommand(String reference, String card, List<CardOrder> orders, Instant until) {
    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,200}");

    public CasCommand {
        orders = List.copyOf(orders);
        if (!REFERENCE.matcher(reference).matches() || orders.isEmpty()) {
            throw new IllegalArgumentException("no command: reference " + reference + ", orders " + orders);
        }
    }
}
