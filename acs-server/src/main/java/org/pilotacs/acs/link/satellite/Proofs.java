package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What people tell of boxes that cannot. Safe for any number of threads.
final class Proofs {
    private final Routes routes;
    private final Steward steward;
    private final InstantSource clock;

    Proofs(Routes routes, Steward steward, InstantSource clock) {
        this.routes = routes;
        this.steward = steward;
        this.clock = clock;
    }

    Proof.Taken take(Task task, Proof proof) {
        Underway one = routes.find(task.id()).orElse(null);
        if (one == null || one.sent() == 0) {
            return Proof.Taken.NOT_ON_AIR;
        }
        Proof.Taken taken = switch (proof) {
            case Proof.Code(String digits, String _) -> one.route().digits(one, digits.replace(" ", ""));
            case Proof.Word(boolean works, String who) -> works ? works(one, who) : stillBroken(one);
        };
        if (taken == Proof.Taken.YES) {
            steward.settleDecided();
        }
        return taken;
    }

    private Proof.Taken works(Underway one, String who) {
        one.route().decide(one.task(), new Outcome.Confirmed(
                new Evidence(clock.instant(), SatelliteSaying.BY_CUSTOMER.of(Saying.of(who)), List.of())));
        return Proof.Taken.YES;
    }

    private Proof.Taken stillBroken(Underway one) {
        Instant by = one.surelyBy();
        if (by == null || clock.instant().isBefore(by)) {
            return Proof.Taken.TOO_EARLY;
        }
        one.route().decide(one.task(), new Outcome.Failed(Fault.of(Fault.Kind.DEVICE,
                SatelliteSaying.NOT_BY_CUSTOMER.of(Saying.of(one.sent())))));
        return Proof.Taken.YES;
    }
}
