package org.pilotacs.agent.time;

import java.time.Duration;
import java.time.Instant;

/// Time and threads as a box sees them: what time it is, do this later, do this beside me. The work may block.
/// Safe for any number of threads.
public interface Scheduler {
    Instant now();

    /// Runs the work once, on a thread of its own, not before the delay has passed.
    Appointment after(Duration delay, Runnable work);

    /// Runs the work now, on a thread of its own. Cancelling interrupts it.
    Appointment start(Runnable work);

    /// Work that was asked for and may still be called off.
    interface Appointment {
        /// Work that was never asked for.
        Appointment NONE = () -> {};

        /// Keeps the work from starting; interrupts it if it runs. Harmless when it is over.
        void cancel();
    }
}
