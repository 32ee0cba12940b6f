package org.pilotacs.acs.feed;

import java.util.List;

/// Some events in the order of their numbers.
///
/// @param next the number to go on after: nothing that was asked for is left out up to it
/// @param last the last number that was given
/// @param missed how many numbers after the one asked for are kept no longer
public record EventPage(List<Event> events, long next, long last, long missed) {
    public EventPage {
        events = List.copyOf(events);
    }
}
