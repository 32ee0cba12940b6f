package org.pilotacs.acs.door.customer;

import java.time.Duration;

/// How long what is about customers is kept, as the operator set it.
///
/// @param orders after they are over
/// @param audit who looked, and what was erased
public record KeptFor(Duration readings, Duration orders, Duration diagnoses, Duration contacts, Duration files,
        Duration events, Duration audit) {}
