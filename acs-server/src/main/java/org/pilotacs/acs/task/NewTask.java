package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// A task to be queued.
///
/// @param id the caller makes it, so that tasks of one batch can name each other in `after`
/// @param dedupeKey an equal key still queued for the same device is replaced by this one; null for never
public record NewTask(TaskId id, DeviceId device, Operation operation, Priority priority, @Nullable String action,
        @Nullable TaskId after, Instant deadline, @Nullable String dedupeKey) {}
