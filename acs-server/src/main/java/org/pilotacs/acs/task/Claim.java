package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;

/// A leased task, held by one link on one node. Confined to the device's lane.
///
/// @param task as claimed
/// @param fence rises with each claim, so that a settlement from a lapsed lease is void
/// @param parked how the link had parked it, null on a claim from the queue
/// @param passing a look that is nobody's but who asks for it: it is in no store, and what it shows is not kept as known
///     of the device
public record Claim(Task task, long fence, TaskState.@Nullable Parked parked, boolean passing) {
    /// Of a task that is kept.
    public Claim(Task task, long fence, TaskState.@Nullable Parked parked) {
        this(task, fence, parked, false);
    }
}
