package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

/// Which devices of the fleet are wanted; null for any.
///
/// @param model product class
/// @param version of the software
/// @param link that looks after it
/// @param quarantined only those that the inventory does not have, where that keeps them in quarantine
public record FleetFilter(@Nullable String model, @Nullable String version, @Nullable String link, @Nullable Seen seen,
        boolean quarantined) {}
