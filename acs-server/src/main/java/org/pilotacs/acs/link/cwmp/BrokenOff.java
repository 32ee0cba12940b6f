package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.time.Clock;
import java.time.Duration;

/// What becomes of a task whose session broke off before the device answered, as far as it can be known.
///
/// @param evidence how long a device may still show what became of an order whose fate is unknown
record BrokenOff(Clock clock, Duration evidence) {
    /// Attempts at a repeatable operation in sessions that broke, before it is given up.
    private static final int MAX_ATTEMPTS = 3;

    Progress progress(Claim claim, Saying why) {
        if (claim.task().operation() instanceof Operation.Diagnose && claim.parked() != null) {
            // only what its test found was asked for
            return new Progress.Returned();
        }
        if (!claim.task().operation().repeatable()) {
            return new Progress.Parked(Continuation.LOST, clock.instant().plus(evidence),
                    new Outcome.Failed(Fault.of(Fault.Kind.UNKNOWN_RESULT, CwmpSaying.BROKE_OFF_LOST.of(why))));
        }
        return claim.task().attempts() < MAX_ATTEMPTS
                ? new Progress.Returned()
                : CwmpFaults
                        .failed(Fault.of(Fault.Kind.SESSION, CwmpSaying.BROKE_OFF.of(Saying.of(MAX_ATTEMPTS), why)));
    }
}
