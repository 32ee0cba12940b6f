package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.broadcast.Broadcasts.Repeats;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan.Phase;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the operator broadcasts by, and how.
///
/// @param headends in the order of the file
/// @param systems of cards
/// @param plans by name
public record Satellites(List<SystemHeadend> headends, List<CardSystemConfig> systems, Map<String, PlayPlan> plans) {
    public static final Satellites NONE = new Satellites(List.of(), List.of(), Map.of());
    private static final Repeats REPEATS = new Repeats(Duration.ofMinutes(15), 5);
    private static final Duration STAY = Duration.ofMinutes(15);
    /// So many plays reach a box that loses every fifth packet in 99 of 100 cases.
    private static final int SURE = 3;

    public Satellites {
        headends = List.copyOf(headends);
        systems = List.copyOf(systems);
        plans = Map.copyOf(plans);
    }

    /// A head-end and the card system whose messages it broadcasts.
    public record SystemHeadend(String system, HeadendConfig config) {}

    /// By its name, or as it is where the file does not say.
    public PlayPlan plan(String name) {
        PlayPlan plan = plans.get(name);
        return plan == null ? usual(name) : plan;
    }

    /// For rights, which do no harm whenever they come: often for the customer who waits, then for whoever switches on in a month. Of
    /// a PIN only the first day: whoever has set a new one since would not like to have it reset.
    static PlayPlan usual(String name) {
        List<Phase> firstDay = List.of(Phase.of(Duration.ofSeconds(15), Duration.ofMinutes(10)),
                Phase.of(Duration.ofSeconds(60), Duration.ofMinutes(50)),
                Phase.of(Duration.ofMinutes(10), Duration.ofHours(23)));
        if (name.equals("reset-pin") || name.equals("restart")) {
            return new PlayPlan(name, firstDay, Duration.ofHours(24), SURE, REPEATS, Saying.NOTHING, STAY);
        }
        return new PlayPlan(name, List.of(firstDay.get(0), firstDay.get(1), firstDay.get(2),
                Phase.of(Duration.ofHours(1), Duration.ofDays(6)), Phase.of(Duration.ofHours(6), Duration.ofDays(23))),
                Duration.ofDays(30), SURE, REPEATS, Saying.NOTHING, STAY);
    }
}
