package org.pilotacs.acs.customer;

import org.pilotacs.acs.runtime.Secret;

import java.time.Duration;
import java.time.Instant;

/// Six digits that reach a customer by another way, by which they say once more that it is they. Safe for any number of threads.
public interface OneTimeCodes {
    /// How long one is good.
    Duration GOOD_FOR = Duration.ofMinutes(10);
    /// Wrong ones after which none counts.
    int TRIES = 5;

    /// A new one, in place of the one before.
    ///
    /// @param purpose what it is for, for example `reset-pin` and a device's id
    Secret issue(String subscriber, String purpose, Instant at);

    /// Holds digits against it. The right ones are right once.
    Checked check(String subscriber, String purpose, String digits, Instant at);

    /// What came of it.
    sealed interface Checked {}

    record Right() implements Checked {}

    /// @param left how often one may still be wrong
    record Wrong(int left) implements Checked {}

    /// There is none, or none any more: a new one must be asked for.
    record None() implements Checked {}

    /// Removes those that are good no longer.
    int forget(Instant at);
}
