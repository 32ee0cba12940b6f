package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan;
import org.pilotacs.acs.link.satellite.gateway.CasClerk;
import org.pilotacs.acs.link.satellite.gateway.CasOrder;
import org.pilotacs.acs.link.satellite.gateway.CasStanding;
import org.pilotacs.acs.link.satellite.gateway.JdbcCasOrders;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The route of messages to cards whose systems send their own.
final class GatewayRoute implements Route {
    /// Boxes whose readings are looked at in one go.
    private static final int AT_ONCE = 200;

    private final JdbcCasOrders orders;
    private final CasClerk clerk;
    private final Function<String, PlayPlan> plans;
    private final InstantSource clock;
    /// Up to which task boxes have been looked at.
    private volatile String lookedAt = "";

    GatewayRoute(JdbcCasOrders orders, CasClerk clerk, Function<String, PlayPlan> plans, InstantSource clock) {
        this.orders = orders;
        this.clerk = clerk;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public Taken take(Wish wish) {
        if (!(wish.message() instanceof CardMessage.Orders(List<CardOrder> wanted))) {
            return new Taken.Over(new Outcome.Refused(
                    SatelliteSaying.NOT_HANDED_IN_THERE.of(Saying.of(wish.system().name()))));
        }
        Instant now = now();
        CasOrder order = orders.take(
                new CasOrder(wish.task().id(), wish.task().device(), wish.system().name(), wish.card(),
                        wish.plan().name(), wanted, wish.answers(), now, now.plus(wish.plan().over()), CasStanding.NEW),
                isWaitedFor(wish.task().priority()) ? Instant.EPOCH : now,
                new Outcome.Unconfirmed(SatelliteSaying.SUPERSEDED.of()));
        Outcome decided = orders.decided(order.task()).orElse(null);
        return decided == null
                ? new Taken.OnItsWay(order.until(), new Outcome.Unconfirmed(SatelliteSaying.NO_ANSWER_BY_THEN.of(
                        Saying.of(Duration.between(order.created(), order.until())))))
                : new Taken.Over(decided);
    }

    /// Somebody who waits comes before all that is asked after.
    private static boolean isWaitedFor(Priority priority) {
        return switch (priority) {
            case CONSULTANT, CUSTOMER -> true;
            case CAMPAIGN, ROUTINE -> false;
        };
    }

    @Override
    public Set<DeviceId> lookAfter() {
        return clerk.lookAfter();
    }

    @Override
    public Optional<Underway> find(TaskId task) {
        return orders.live(task).map(this::underway);
    }

    @Override
    public List<Underway> answering() {
        List<CasOrder> some = orders.answering(lookedAt, AT_ONCE);
        lookedAt = some.size() < AT_ONCE ? "" : some.getLast().task().value();
        return some.stream().map(this::underway).toList();
    }

    private Underway underway(CasOrder order) {
        return new Underway(this, order.task(), order.device(), order.orders(), order.created(),
                order.standing().sent(), surelyBy(order));
    }

    @Override
    public Optional<Airing> airing(TaskId task) {
        return orders.live(task).map(order -> {
            CasStanding standing = order.standing();
            PlayPlan plan = plans.apply(order.plan());
            return new Airing(SatelliteSaying.BY_CARD_SYSTEM_NAMED.of(Saying.of(order.system())), standing.sent(),
                    standing.lastSent(), next(standing), standing.failures() == 0 ? surelyBy(order) : null,
                    order.until(), obstacle(standing), plan.channel(), plan.stay(), false);
        });
    }

    /// The system is asked now and then; what it meant to do since is no news.
    private @Nullable Instant next(CasStanding standing) {
        Instant next = standing.nextSend();
        return next != null && standing.failures() == 0 && next.isAfter(clock.instant()) ? next : null;
    }

    private static @Nullable Saying obstacle(CasStanding standing) {
        Saying known = standing.obstacle();
        if (known == null) {
            return standing.sent() == 0 ? SatelliteSaying.WAITS_FOR_CARD_SYSTEM.of() : null;
        }
        return standing.failures() > 0 && standing.sent() > 0 ? SatelliteSaying.NOT_HEARD_OF.of(known) : known;
    }

    /// When it has been sent as often as the plan wants it, by the pace that the system tells. Of one that tells none, when the
    /// customer need not stay any longer.
    private @Nullable Instant surelyBy(CasOrder order) {
        CasStanding standing = order.standing();
        Instant onAir = standing.onAir();
        if (onAir == null) {
            return null;
        }
        PlayPlan plan = plans.apply(order.plan());
        Instant last = standing.lastSent();
        Instant next = standing.nextSend();
        long left = plan.sure() - standing.sent();
        if (left <= 0) {
            return last == null ? onAir : last;
        }
        Instant by = last != null && next != null && next.isAfter(last)
                ? next.plus(Duration.between(last, next).multipliedBy(left - 1))
                : onAir.plus(plan.stay());
        return by.isBefore(order.until()) ? by : order.until();
    }

    /// Only the card system knows what the box shows.
    @Override
    public Proof.Taken digits(Underway one, String digits) {
        return Proof.Taken.NO_CODE;
    }

    @Override
    public Outcome.Cancelled calledOff(Underway one, Outcome.Cancelled plain) {
        List<Saying> parts = new ArrayList<>(List.of(plain.reason()));
        if (one.sent() > 0) {
            parts.add(SatelliteSaying.CALLED_OFF_SENT.of(Saying.of(one.sent())));
        }
        parts.add(SatelliteSaying.MAY_STILL_BE_SENT.of());
        return new Outcome.Cancelled(Saying.join(parts));
    }

    @Override
    public void decide(TaskId task, Outcome outcome) {
        orders.decide(task, outcome, now());
    }

    @Override
    public List<Decision> decisions(int limit) {
        return orders.unsettled(limit).stream()
                .map(one -> new Decision(one.task(), one.device(), one.until(), one.outcome())).toList();
    }

    @Override
    public void forget(List<TaskId> settled) {
        orders.forget(settled);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
