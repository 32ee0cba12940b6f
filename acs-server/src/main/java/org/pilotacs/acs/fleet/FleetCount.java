package org.pilotacs.acs.fleet;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.FleetCensus;
import org.pilotacs.acs.task.Backlog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The fleet in numbers, as it was when it was counted.
///
/// @param took how long it took to count
/// @param restartLoops devices that start over our orders again and again, as far as they are told one by one
public record FleetCount(Instant at, Duration took, FleetCensus census, List<DeviceId> restartLoops, Backlog backlog) {
    public FleetCount {
        restartLoops = List.copyOf(restartLoops);
    }
}
