package org.pilotacs.acs.meter;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Knock;

import java.time.Instant;
import java.util.List;

/// What a signal meter shows now.
///
/// @param measured when the box said so, by our clock; null before its first word
/// @param tuners as they were then, by number; empty before its first word
public record Tick(State state, @Nullable Instant measured, List<TunerSignal> tuners) {
    public Tick {
        tuners = List.copyOf(tuners);
    }

    /// How it goes.
    public sealed interface State {
        /// The box has not said anything yet.
        ///
        /// @param knock how it goes to ask it to come; null if nothing is known of that
        record Waiting(@Nullable Knock knock) implements State {}

        /// The box tells what it measures.
        record Measuring() implements State {}

        /// The box has told and does not any more; it is asked to come.
        ///
        /// @param since when it was heard last
        /// @param knock how it goes to ask it to come; null if nothing is known of that
        record NotHeard(Instant since, @Nullable Knock knock) implements State {}

        /// Nothing more comes.
        ///
        /// @param why and what to do now
        record Over(Saying why) implements State {}
    }
}
