package org.pilotacs.acs.link.satellite.gateway;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.TaskId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Orders to card systems, for tests.
final class CasOrders {
    static final Duration PLAN = Duration.ofHours(1);
    static final DeviceId BOX = new DeviceId("00AABB-Box-1");
    static final List<CardOrder> REFRESH = List.of(
            new CardOrder.RefreshRights(List.of(new CardOrder.Right(257, Instant.parse("2027-01-01T00:00:00Z")))),
            new CardOrder.Pair("SV00000042"));

    private CasOrders() {}

    static TaskId task(int number) {
        return new TaskId("%024x".formatted(number));
    }

    static CasOrder reconnect(int number, Instant created) {
        return order(number, "reconnect", "0123 4567", created, false);
    }

    static CasOrder order(int number, String plan, String card, Instant created, boolean answers) {
        return new CasOrder(task(number), BOX, "cas", card, plan, REFRESH, answers, created, created.plus(PLAN),
                CasStanding.NEW);
    }
}
