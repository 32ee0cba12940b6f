package org.pilotacs.acs.link.satellite.gateway;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.satellite.payload.CasCommand;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.TaskId;

import java.time.Instant;
import java.util.List;

/// What a card system is to say to a card, for one task.
///
/// @param task also the reference by which the system knows a repetition
/// @param system name of it
/// @param plan name; of one plan a card has one live order at most
/// @param orders one or more
/// @param answers whether the box also speaks, by another link
/// @param created when it was wished for
/// @param until when it is too late
/// @param standing what we know of it
public record CasOrder(TaskId task, DeviceId device, String system, String card, String plan, List<CardOrder> orders,
        boolean answers, Instant created, Instant until, CasStanding standing) {
    public CasOrder {
        orders = List.copyOf(orders);
    }

    /// The same each time, so that the system can tell a repetition.
    CasCommand command() {
        return new CasCommand(task.value(), card, orders, until);
    }

    CasOrder with(CasStanding next) {
        return new CasOrder(task, device, system, card, plan, orders, answers, created, until, next);
    }
}
