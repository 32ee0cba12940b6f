package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.util.List;

/// What waits to be done in the whole fleet.
///
/// @param waiting tasks that are queued
/// @param underWay tasks that a link is at, or that wait for their device to show the result
/// @param oldest when the longest waiting one was ordered, null if none waits
/// @param devices those with the longest waiting tasks, the longest first
public record Backlog(long waiting, long underWay, @Nullable Instant oldest, List<DeviceId> devices) {
    public Backlog {
        devices = List.copyOf(devices);
    }
}
