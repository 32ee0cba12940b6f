package org.pilotacs.acs.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What doors ask about subscribers. Safe for any number of threads.
public interface Subscribers {
    /// By the whole number, as the inventory wrote it.
    Optional<Subscriber> find(String number);

    /// The devices of one that have come; none for a number that nobody has.
    List<Device> devices(String number);

    /// The area where one lives; empty for a number that nobody has, or if nobody said where.
    Optional<String> area(String number);

    /// Since when a box is its customer's: what was before is nobody's to see who has it now. The year 1970 if that is not
    /// known.
    Instant since(DeviceId box);
}
