package org.pilotacs.acs.task;

import org.pilotacs.acs.saying.Saying;

import java.time.Instant;

/// How a knock goes.
public record Knock(Instant at, State state, Saying text) {
    /// How it goes.
    public enum State {
        /// The device is in session already; it will take the task there.
        IN_SESSION,
        TRYING,
        /// It answered and should come.
        ANSWERED,
        /// It was asked in a way that nobody answers; whether it heard shows only when it comes.
        SENT,
        /// Nobody there, or no way there; it will take the task when it comes by itself.
        UNREACHABLE,
        /// Policy forbids the address that it gave.
        FORBIDDEN
    }
}
