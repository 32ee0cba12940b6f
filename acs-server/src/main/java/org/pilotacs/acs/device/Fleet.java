package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// All devices together. Safe for any number of threads.
public interface Fleet {
    /// Reads every device's row, which takes its time.
    ///
    /// @param most models and versions that are told apart
    FleetCensus count(Instant now, int most);

    /// One page of devices, those that were met last first. What is rare may be further on: a page may have few devices, or
    /// none, and a cursor all the same, since no more than so many rows are looked at.
    ///
    /// @param cursor opaque, from the page before; null for the first page
    DevicePage list(FleetFilter filter, @Nullable String cursor, int limit, Instant now);
}
