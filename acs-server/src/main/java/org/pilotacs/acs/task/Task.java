package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// One operation for one device, with its life. Durable; ordered per device by priority, then by age.
///
/// @param action the action it is a step of, null if none
/// @param after the task that must be confirmed first, null if none
/// @param deadline when it expires if no device came
/// @param attempts how often it was claimed
public record Task(TaskId id, DeviceId device, Operation operation, Priority priority, @Nullable String action,
        @Nullable TaskId after, Instant created, Instant deadline, int attempts, TaskState state) {}
