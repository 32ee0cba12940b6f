package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Holds what a device brings against what its parked tasks wait for. Pure but for the clock.
record Resumption(Clock clock) {
    /// The device took the order.
    static final String ACCEPTED = "accepted";
    /// The order was sent, and no answer came.
    static final String UNANSWERED = "unanswered";
    static final String AT = "at";

    /// What a new registration means. A device registers anew when it starts, and when it has lost us: after an order that
    /// it took, within the time that its model needs, that is proof enough; after one that it did not answer, it is not.
    Progress onRegistration(Claim claim) {
        if (claim.parked() == null) {
            return new Progress.Returned();
        }
        return switch (claim.task().operation()) {
            case Operation.Restart _,Operation.FactoryReset _ -> back(claim.parked().continuation());
            case Operation.Read _,Operation.Await _,Operation.Write _,Operation.Add _,Operation.Delete _,Operation.Discover _,Operation.Download _,Operation.UpdateFirmware _,Operation.ApplyConfiguration _,Operation.Execute _,Operation.Watch _,Operation.Upload _,Operation.Diagnose _,Operation.SendEntitlement _ ->
                new Progress.Returned();
        };
    }

    private Progress back(Continuation order) {
        String at = order.data().get(AT);
        if (at == null) {
            return new Progress.Returned();
        }
        Saying after = Saying.of(Duration.between(Instant.parse(at), clock.instant()));
        return switch (order.kind()) {
            case ACCEPTED -> new Progress.Settled(new Outcome.Confirmed(
                    new Evidence(clock.instant(), Lwm2mSaying.REGISTERED_ANEW.of(after), List.of())));
            case UNANSWERED -> new Progress.Settled(
                    new Outcome.Unconfirmed(Lwm2mSaying.REGISTERED_ANEW_UNANSWERED.of(after)));
            default -> new Progress.Returned();
        };
    }
}
