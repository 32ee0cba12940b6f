package org.pilotacs.acs.link.satellite.carousel;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Broadcasts.Repeats;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.List;

/// How a message is repeated: at first often, for the customer who waits, then more and more rarely, for boxes that are switched
/// on later. Where it stands follows from how often it was sent and not from the clock, so that no outage eats the first part.
///
/// @param phases one after the other
/// @param over how long after the wish it ends whatever was sent
/// @param sure after so many plays a box that is on and tuned has it, as good as surely
/// @param repeats how often a person may have it begun anew
/// @param channel that the customer is to stay on meanwhile, empty for any
/// @param stay how long the customer is to stay there
public record PlayPlan(String name, List<Phase> phases, Duration over, int sure, Repeats repeats, Saying channel,
        Duration stay) {
    public static final Range<Duration> OVER = Range.of(Duration.ofMinutes(1), Duration.ofDays(366));
    public static final Range<Integer> SURE = Range.of(1, 1000);
    public static final Range<Duration> EVERY = Range.of(Duration.ofSeconds(1), Duration.ofDays(30));
    public static final Range<Integer> PER_DAY = Range.of(1, 100);
    private static final int MOST_PLAYS = 100_000;

    /// A stretch of equal pauses.
    ///
    /// @param every from one play to the next
    /// @param plays how many
    public record Phase(Duration every, int plays) {
        /// Plays at this pace for so long, one at least.
        public static Phase of(Duration every, Duration length) {
            return new Phase(every, (int) Math.clamp(length.dividedBy(every), 1, MOST_PLAYS));
        }
    }

    public PlayPlan {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new BadSetting("repeat", "needs one stretch at least");
        }
        if (phases.stream().mapToLong(Phase::plays).sum() > MOST_PLAYS) {
            throw new BadSetting("repeat", "comes to more than " + MOST_PLAYS + " plays");
        }
    }

    /// The phase that comes after so many plays; beyond the last phase, null: nothing comes any more.
    @Nullable
    Phase after(long plays) {
        int index = phaseAfter(plays);
        return index == phases.size() ? null : phases.get(index);
    }

    /// Which phase, from 0.
    int phaseAfter(long plays) {
        long left = plays;
        for (int i = 0; i < phases.size(); i++) {
            left -= phases.get(i).plays();
            if (left < 0) {
                return i;
            }
        }
        return phases.size();
    }

    /// All plays.
    public long plays() {
        return phases.stream().mapToLong(Phase::plays).sum();
    }
}
