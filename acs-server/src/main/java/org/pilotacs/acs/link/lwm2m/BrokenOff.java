package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.time.Clock;
import java.time.Duration;

/// What becomes of a task whose device fell silent, as far as it can be known.
///
/// @param evidence how long a device may still show what became of an order whose fate is unknown
record BrokenOff(Clock clock, Duration evidence) {
    /// Attempts at a repeatable operation before it is given up.
    private static final int MAX_ATTEMPTS = 3;

    Progress progress(Claim claim, SilenceException silence) {
        if (!silence.sent()) {
            return new Progress.Returned();
        }
        if (!claim.task().operation().repeatable()) {
            return new Progress.Parked(Continuation.LOST, clock.instant().plus(evidence), unknown(silence.why()));
        }
        return claim.task().attempts() < MAX_ATTEMPTS
                ? new Progress.Returned()
                : Lwm2mFaults.failed(Fault.of(Fault.Kind.SESSION,
                        Lwm2mSaying.NO_ANSWER_AGAIN.of(Saying.of(MAX_ATTEMPTS), silence.why())));
    }

    /// Of a device that did not answer even the first question: it is not there, which is not the task's fault.
    Progress unheard(Claim claim, SilenceException silence) {
        return claim.task().operation().repeatable() ? new Progress.Returned() : progress(claim, silence);
    }

    static Outcome unknown(Saying why) {
        return new Outcome.Failed(Fault.of(Fault.Kind.UNKNOWN_RESULT, Lwm2mSaying.NO_ANSWER_LOST.of(why)));
    }
}
