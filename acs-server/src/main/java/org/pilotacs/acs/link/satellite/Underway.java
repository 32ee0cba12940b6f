package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.TaskId;

import java.time.Instant;
import java.util.List;

/// What a task has under way to a card.
///
/// @param orders empty for what was made elsewhere
/// @param begun nothing that the box showed before comes of it
/// @param sent how often it was
/// @param surelyBy when a box that is on and tuned will have it, as good as surely; null if that is not known
record Underway(Route route, TaskId task, DeviceId device, List<CardOrder> orders, Instant begun, long sent,
        @Nullable Instant surelyBy) {
    Underway {
        orders = List.copyOf(orders);
    }
}
