package org.pilotacs.acs.device;

import java.util.Optional;

/// What doors ask about subscribers. Safe for any number of threads.
public interface Subscribers {
    /// By the whole number, as the inventory wrote it.
    Optional<Subscriber> find(String number);

    /// The area where one lives; empty for a number that nobody has, or if nobody said where.
    Optional<String> area(String number);
}
