package org.pilotacs.acs.feed;

import java.time.Duration;
import java.util.Set;

/// What happened, in the order of numbers. Safe for any number of threads.
public interface Feed {
    /// Most events of a page.
    int MOST = 1_000;

    /// Events with a number greater than this one.
    ///
    /// @param types those that are wanted; empty for all but those for customers
    EventPage after(long number, Set<EventType> types, int limit);

    /// The last number that was given.
    long last();

    /// How many of these types there are after a number.
    long count(long number, Set<EventType> types);

    /// Waits until there is an event with a greater number; false if there was none in time.
    boolean awaitAfter(long number, Duration patience) throws InterruptedException;
}
