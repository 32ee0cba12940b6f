package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.link.satellite.gateway.CasEndings;
import org.pilotacs.acs.link.satellite.gateway.CasOrder;
import org.pilotacs.acs.link.satellite.gateway.CasStanding;
import org.pilotacs.acs.link.satellite.payload.CasStatus;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What is said of orders to card systems that are over: no more than the systems said, or, where they said nothing, than is known.
final class CardSystemWords implements CasEndings {
    private final InstantSource clock;

    CardSystemWords(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Outcome refused(Saying why) {
        return new Outcome.Refused(why);
    }

    @Override
    public Outcome forgotten(CasOrder order, Saying why) {
        return order.standing().sent() > 0
                ? new Outcome.Unconfirmed(Saying.join(List.of(why, assumed(order))))
                : new Outcome.Failed(Fault.of(Fault.Kind.UNKNOWN_RESULT, why));
    }

    @Override
    public Outcome ended(CasOrder order, CasStatus status) {
        return switch (status.state()) {
            case CONFIRMED -> new Outcome.Confirmed(
                    new Evidence(clock.instant(), SatelliteSaying.BY_CARD_SYSTEM.of(), List.of()));
            case FAILED -> new Outcome.Failed(Fault.of(Fault.Kind.DENIED,
                    Saying.join(List.of(gaveUp(status.reason()), sentBefore(order)))));
            case EXPIRED -> order.standing().sent() > 0
                    ? new Outcome.Unconfirmed(assumed(order))
                    : notSent(Saying.join(List.of(SatelliteSaying.NOT_SENT_BY_CARD_SYSTEM.of(length(order)),
                            Saying.of(status.reason()))));
            case QUEUED, ON_AIR -> throw new IllegalArgumentException("that is no end: " + status);
        };
    }

    private static Saying gaveUp(String reason) {
        return reason.isEmpty()
                ? SatelliteSaying.CARD_SYSTEM_GAVE_UP_SILENTLY.of()
                : SatelliteSaying.CARD_SYSTEM_GAVE_UP.of(Saying.of(reason));
    }

    private static Saying sentBefore(CasOrder order) {
        long sent = order.standing().sent();
        return sent == 0 ? Saying.NOTHING : SatelliteSaying.CALLED_OFF_SENT.of(Saying.of(sent));
    }

    @Override
    public Outcome over(CasOrder order) {
        CasStanding standing = order.standing();
        if (standing.sent() > 0) {
            return new Outcome.Unconfirmed(assumed(order));
        }
        if (standing.ticket() != null && (standing.failures() > 0 || standing.state() == null)) {
            return new Outcome.Unconfirmed(SatelliteSaying.NO_ANSWER_BY_THEN.of(length(order)));
        }
        Saying obstacle = standing.obstacle();
        return notSent(standing.ticket() == null && obstacle != null
                ? SatelliteSaying.NOT_TAKEN_BY_CARD_SYSTEM.of(length(order), obstacle)
                : SatelliteSaying.NOT_SENT_BY_CARD_SYSTEM.of(length(order)));
    }

    private static Outcome notSent(Saying how) {
        return new Outcome.Failed(Fault.of(Fault.Kind.INTERNAL, how));
    }

    private Saying assumed(CasOrder order) {
        return SatelliteSaying.ASSUMED.of(Saying.of(order.standing().sent()), length(order));
    }

    private Saying length(CasOrder order) {
        Instant now = clock.instant();
        return Saying.of(Duration.between(order.created(), now.isBefore(order.until()) ? now : order.until()));
    }
}
