package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.saying.Saying;

import java.time.Duration;

/// What came of asking a conditional access system.
public sealed interface CasAnswer<T> {
    /// What was asked for.
    record Given<T>(T value) implements CasAnswer<T> {}

    /// Nothing yet: the system is not there, or busy, or does not let us in until somebody puts its settings right. Whether it took
    /// a command is not known; it may be handed over again.
    ///
    /// @param why also for people who wait
    /// @param atLeast that the system wants to be left alone; zero if it did not say
    record Later<T>(Saying why, Duration atLeast) implements CasAnswer<T> {
        private static final Duration FIRST = Duration.ofSeconds(5);
        private static final Duration LONGEST = Duration.ofMinutes(10);
        /// By then the longest is reached.
        private static final int DOUBLINGS = 7;

        /// How long to wait before the next try: twice as long after each, from 5 s to 10 min.
        ///
        /// @param failures in a row, this one included
        public Duration pause(int failures) {
            Duration doubled = FIRST.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS));
            Duration own = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
            return own.compareTo(atLeast) < 0 ? atLeast : own;
        }
    }

    /// No, and not later either.
    record Refused<T>(Saying why) implements CasAnswer<T> {}
}
