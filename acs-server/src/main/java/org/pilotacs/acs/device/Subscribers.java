package org.pilotacs.acs.device;

import java.time.Instant;
import java.util.Optional;

/// What doors ask about subscribers. Safe for any number of threads.
public interface Subscribers {
    /// By the whole number, as the inventory wrote it.
    Optional<Subscriber> find(String number);

    /// Since when a box is its customer's: what was before is nobody's to see who has it now. The year 1970 if that is not
    /// known.
    Instant since(DeviceId box);
}
