package org.pilotacs.acs.link.satellite.carousel;

import org.pilotacs.acs.broadcast.Broadcasts.Repeats;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan.Phase;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Priority;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Messages and plans to try carousels with.
final class Messages {
    /// Every 15 s ten times, then every minute five times.
    static final PlayPlan PLAN = plan(List.of(new Phase(Duration.ofSeconds(15), 10),
            new Phase(Duration.ofMinutes(1), 5)));

    private Messages() {}

    static PlayPlan plan(List<Phase> phases) {
        return new PlayPlan("reconnect", phases, Duration.ofDays(1), 3, new Repeats(Duration.ofMinutes(15), 5),
                Saying.NOTHING, Duration.ofMinutes(15));
    }

    static Message message(String id, Priority priority, Instant begun) {
        return new Message(id, "operator", id, 0, 1, List.of(new byte[100]), PLAN.name(), priority, begun,
                begun.plus(PLAN.over()));
    }

    static OnAir fresh(String id, Priority priority, Instant begun) {
        return new OnAir(message(id, priority, begun), PLAN, OnAir.Progress.none(begun));
    }
}
