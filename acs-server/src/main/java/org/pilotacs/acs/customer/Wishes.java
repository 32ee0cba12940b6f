package org.pilotacs.acs.customer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// What customers have asked for lately, so that nobody has a box restarted all day. Exact on any number of nodes, and after a
/// restart. Safe for any number of threads.
public interface Wishes {
    /// Counts a wish if it is allowed.
    ///
    /// @param what for example `restart` and a device's id
    Counted count(String subscriber, String what, Allowance allowance, Instant at);

    /// What came of it.
    sealed interface Counted {}

    /// @param before when the one before was, null if there is none within its day
    record Allowed(@Nullable Instant before) implements Counted {}

    /// The last one was a moment ago.
    ///
    /// @param again when the next is allowed
    record TooSoon(Instant again) implements Counted {}

    /// There were as many as a day has.
    ///
    /// @param again when the next is allowed
    record TooOften(int perDay, Instant again) implements Counted {}

    /// Takes back a wish that came to nothing.
    void takeBack(String subscriber, String what, Allowed allowed);

    /// What was counted of a customer, by what was asked for; for saying beforehand what would be refused.
    Map<String, Tally> of(String subscriber);

    /// @param begun when its day began
    record Tally(Instant begun, int wishes, Instant latest) {
        /// Why one more would be refused, null if it would not.
        public @Nullable Counted refusal(Allowance allowance, Instant at) {
            Instant day = begun.plus(Allowance.DAY);
            Instant pause = latest.plus(allowance.pause());
            if (at.isBefore(day) && wishes >= allowance.perDay()) {
                return new TooOften(allowance.perDay(), day);
            }
            return at.isBefore(pause) ? new TooSoon(pause) : null;
        }
    }

    /// Removes what no allowance looks at any more.
    int forget(Instant at);
}
