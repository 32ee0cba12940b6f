package org.pilotacs.acs.customer.data;

/// What one transaction of an erasure came to.
sealed interface Turn {
    /// Nothing can be done yet.
    record Waits() implements Turn {}

    /// There is more of the same step.
    ///
    /// @param place where to go on; empty for the beginning
    record More(String place, Tally rows) implements Turn {}

    /// The step is done.
    record Done(Tally rows) implements Turn {}

    static Turn of(boolean done, Tally rows) {
        return done ? new Done(rows) : new More("", rows);
    }
}
