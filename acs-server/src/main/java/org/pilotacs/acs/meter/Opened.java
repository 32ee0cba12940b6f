package org.pilotacs.acs.meter;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Tasks;

/// What becomes of a wish to watch the signal of a box.
public sealed interface Opened {
    /// Ticks come from now on.
    ///
    /// @param watch to be closed by who stops looking before it is over
    record Running(Tasks.Watch watch) implements Opened {}

    /// Not possible.
    ///
    /// @param reason why, and what to do instead
    record Refused(Saying reason) implements Opened {}

    record UnknownDevice() implements Opened {}
}
