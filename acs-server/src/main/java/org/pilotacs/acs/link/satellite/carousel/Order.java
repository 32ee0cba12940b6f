package org.pilotacs.acs.link.satellite.carousel;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.TaskId;

import java.time.Instant;
import java.util.List;

/// What one task has in a message.
///
/// @param message id of it
/// @param plan name of the task's own
/// @param until when it ends
/// @param sentBefore how often earlier messages with it were sent
/// @param answers whether the box also speaks, by another link
public record Order(TaskId task, DeviceId device, String message, String plan, CardMessage content, Instant until,
        long sentBefore, boolean answers) {
    /// Empty for what was made elsewhere.
    public List<CardOrder> orders() {
        return content instanceof CardMessage.Orders(List<CardOrder> orders) ? orders : List.of();
    }

    Order in(String other, long sentMore) {
        return new Order(task, device, other, plan, content, until, sentBefore + sentMore, answers);
    }
}
