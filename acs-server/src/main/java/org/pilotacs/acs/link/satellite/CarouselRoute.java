package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.satellite.carousel.Airwaves;
import org.pilotacs.acs.link.satellite.carousel.Airwaves.Standing;
import org.pilotacs.acs.link.satellite.carousel.Order;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.TaskId;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The route of messages that we have repeated on the operator's multiplexers.
final class CarouselRoute implements Route {
    /// A code has a million; whoever guesses is not let guess long.
    private static final int MOST_TRIES = 10;

    private final Airwaves airwaves;
    private final CardMessages messages;
    private final Function<String, PlayPlan> plans;
    private final Predicate<String> isUp;
    private final InstantSource clock;

    /// @param isUp whether anything of a card system goes out now
    CarouselRoute(Airwaves airwaves, CardMessages messages, Function<String, PlayPlan> plans, Predicate<String> isUp,
            InstantSource clock) {
        this.airwaves = airwaves;
        this.messages = messages;
        this.plans = plans;
        this.isUp = isUp;
        this.clock = clock;
    }

    @Override
    public Taken take(Wish wish) {
        Airwaves.Wanted wanted = new Airwaves.Wanted(wish.message(), wish.answers(),
                new Outcome.Unconfirmed(SatelliteSaying.SUPERSEDED.of()));
        return switch (airwaves.admit(wish.task(), messages.counter(wish.card(), wish.system(), wish.message()),
                wish.plan(), wanted, messages.composer(wish.card(), wish.system()))) {
            case Airwaves.Taken.OnCarousel(Instant until) -> new Taken.OnItsWay(until,
                    new Outcome.Unconfirmed(SatelliteSaying.SENT_UNTIL.of(Saying.of(wish.plan().over()))));
            case Airwaves.Taken.Over(Outcome outcome) -> new Taken.Over(outcome);
            case Airwaves.Taken.Impossible(Saying reason) -> new Taken.Over(new Outcome.Refused(reason));
        };
    }

    /// Writes down how far messages have come, and ends those whose time is over.
    @Override
    public Set<DeviceId> lookAfter() {
        Set<DeviceId> moved = airwaves.writeProgress();
        airwaves.over().forEach(one -> airwaves.decide(one.order().task(), ended(one)));
        return moved;
    }

    private Outcome ended(Standing one) {
        Saying length = Saying.of(Duration.between(one.message().begun(), clock.instant()));
        return one.sent() == 0
                ? new Outcome.Failed(Fault.of(Fault.Kind.INTERNAL, SatelliteSaying.NEVER_SENT.of(length)))
                : new Outcome.Unconfirmed(SatelliteSaying.ASSUMED.of(Saying.of(one.sent()), length));
    }

    @Override
    public Optional<Underway> find(TaskId task) {
        return airwaves.standing(task).map(this::underway);
    }

    @Override
    public List<Underway> answering() {
        return airwaves.answering().stream().map(this::underway).toList();
    }

    private Underway underway(Standing one) {
        return new Underway(this, one.order().task(), one.order().device(), one.order().orders(), one.message().begun(),
                one.sent(), one.surelyBy());
    }

    @Override
    public Optional<Airing> airing(TaskId task) {
        return airwaves.standing(task).map(this::airing);
    }

    private Airing airing(Standing one) {
        boolean up = isUp.test(one.message().system());
        PlayPlan plan = plans.apply(one.order().plan());
        return new Airing(SatelliteSaying.BY_SATELLITE.of(), one.sent(), one.lastSent(), up ? one.next() : null,
                up ? one.surelyBy() : null, one.order().until(), up ? null : SatelliteSaying.NO_MULTIPLEXER.of(),
                plan.channel(), plan.stay(), code(one).isPresent());
    }

    /// Who has read the digits of a message off the screen has seen that all of it was obeyed.
    @Override
    public Proof.Taken digits(Underway underway, String digits) {
        Standing one = airwaves.standing(underway.task()).orElse(null);
        if (one == null) {
            return Proof.Taken.NOT_ON_AIR;
        }
        String code = code(one).orElse(null);
        if (code == null) {
            return Proof.Taken.NO_CODE;
        }
        String message = one.message().id();
        if (airwaves.tries(message) >= MOST_TRIES) {
            return Proof.Taken.TRIED_TOO_OFTEN;
        }
        if (!MessageDigest.isEqual(code.getBytes(StandardCharsets.US_ASCII), digits.getBytes(StandardCharsets.UTF_8))) {
            return airwaves.tried(message) >= MOST_TRIES ? Proof.Taken.TRIED_TOO_OFTEN : Proof.Taken.WRONG_CODE;
        }
        Outcome outcome = new Outcome.Confirmed(
                new Evidence(clock.instant(), SatelliteSaying.BY_CODE.of(), List.of()));
        one.orders().stream().map(Order::task).forEach(task -> decide(task, outcome));
        return Proof.Taken.YES;
    }

    private Optional<String> code(Standing one) {
        List<CardOrder> orders = one.orders().stream().flatMap(order -> order.orders().stream()).distinct().toList();
        return messages.confirmCode(one.message(), orders);
    }

    @Override
    public Outcome.Cancelled calledOff(Underway one, Outcome.Cancelled plain) {
        return one.sent() == 0
                ? plain
                : new Outcome.Cancelled(Saying.join(
                        List.of(plain.reason(), SatelliteSaying.CALLED_OFF_SENT.of(Saying.of(one.sent())))));
    }

    @Override
    public void decide(TaskId task, Outcome outcome) {
        airwaves.decide(task, outcome);
    }

    @Override
    public List<Decision> decisions(int limit) {
        // any node may have decided them, this one plays them
        return airwaves.unsettled(limit).stream().map(one -> {
            airwaves.takeOff(one.order().task());
            return new Decision(one.order().task(), one.order().device(), one.order().until(), one.outcome());
        }).toList();
    }

    @Override
    public void forget(List<TaskId> settled) {
        airwaves.forget(settled);
    }
}
