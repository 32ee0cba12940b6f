package org.pilotacs.acs.link.satellite.gateway;

import org.pilotacs.acs.link.satellite.payload.CasStatus;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Outcome;

/// How orders end, in words for people. Safe for any number of threads.
public interface CasEndings {
    /// The system would not take it.
    Outcome refused(Saying why);

    /// The system took it, and will not say any more what became of it.
    Outcome forgotten(CasOrder order, Saying why);

    /// The system said how it ended.
    ///
    /// @param status with a final state
    Outcome ended(CasOrder order, CasStatus status);

    /// Its time is over, and the system has not said how it ended.
    Outcome over(CasOrder order);
}
