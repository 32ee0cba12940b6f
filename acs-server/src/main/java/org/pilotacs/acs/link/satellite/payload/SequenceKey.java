package org.pilotacs.acs.link.satellite.payload;

/// A counter of messages. A box obeys no message whose sequence is not above the last one that it obeyed of the same counter, so
/// of two live messages the later one hides the earlier: all that is to be said goes into one.
///
/// @param card its number as its card system writes it, the same however the inventory does
/// @param slot which of the card's counters
public record SequenceKey(String card, int slot) {}
