package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskQueue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Sees to it that what waits in the queue goes its way, and that the queue hears how it ended. Safe for any number of threads, which
/// wait for each other.
final class Steward {
    private static final int AT_ONCE = 200;
    /// After the plan has ended, for a server that is down then.
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Continuation ON_AIR = new Continuation("on-air", Map.of());

    private final TaskQueue queue;
    private final Routes routes;
    private final Witness witness;
    private final BooleanSupplier plays;
    private final Consumer<DeviceId> changed;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    /// @param plays whether this node is the one that does all this
    /// @param changed is told of devices whose messages have gone on
    Steward(TaskQueue queue, Routes routes, Witness witness, BooleanSupplier plays, Consumer<DeviceId> changed,
            InstantSource clock) {
        this.queue = queue;
        this.routes = routes;
        this.witness = witness;
        this.plays = plays;
        this.changed = changed;
        this.clock = clock;
    }

    /// Takes in what waits. Call it a few times a second.
    void takeIn() {
        whilePlaying(this::takeAll);
    }

    private void whilePlaying(Runnable work) {
        lock.lock();
        try {
            if (plays.getAsBoolean()) {
                work.run();
            }
        } finally {
            lock.unlock();
        }
    }

    private void takeAll() {
        for (DeviceId device : queue.broadcasts(AT_ONCE)) {
            for (Optional<Claim> claim = queue.claim(device, SatelliteLink.NAME); claim.isPresent(); claim = queue
                    .claim(device, SatelliteLink.NAME)) {
                take(claim.get());
            }
            for (Claim parked : queue.resume(device, SatelliteLink.NAME)) {
                boolean _ = queue.settle(parked, calledOff(parked));
            }
        }
        settle();
    }

    private void take(Claim claim) {
        if (claim.task().operation() instanceof Operation.SendEntitlement send) {
            boolean _ = queue.settle(claim, switch (routes.take(claim.task(), send)) {
                case Route.Taken.OnItsWay(Instant until, Outcome otherwise) ->
                    new Progress.Parked(ON_AIR, until.plus(GRACE), otherwise);
                case Route.Taken.Over(Outcome outcome) -> new Progress.Settled(outcome);
            });
        }
    }

    /// What was called off is decided, and the queue told with all else that is. Of what no route knows there is nothing to
    /// withdraw.
    private Progress calledOff(Claim parked) {
        if (parked.parked() == null || !parked.parked().continuation().isCalledOff()) {
            return new Progress.Returned();
        }
        Outcome.Cancelled plain = parked.parked().continuation().ending();
        Underway one = routes.find(parked.task().id()).orElse(null);
        if (one == null) {
            return isDecided(parked.task().id()) ? new Progress.Returned() : new Progress.Settled(plain);
        }
        one.route().decide(one.task(), one.route().calledOff(one, plain));
        return new Progress.Returned();
    }

    private boolean isDecided(TaskId task) {
        return routes.all().stream().flatMap(route -> route.decisions(AT_ONCE).stream())
                .anyMatch(decision -> decision.task().equals(task));
    }

    /// Goes on with what was taken, and ends what is over. Call it every second or so.
    void lookAfter() {
        whilePlaying(() -> routes.all().forEach(route -> route.lookAfter().forEach(changed)));
    }

    /// Looks whether boxes that also speak have shown that they obeyed. Call it every few seconds.
    void lookForEvidence() {
        whilePlaying(() -> routes.all().stream().flatMap(route -> route.answering().stream()).forEach(
                one -> witness.shown(one).ifPresent(outcome -> one.route().decide(one.task(), outcome))));
    }

    /// Tells the queue what was decided. It knows when this returns, or, if another node plays, a moment later.
    void settleDecided() {
        whilePlaying(this::settle);
    }

    private void settle() {
        routes.all().forEach(this::settle);
    }

    private void settle(Route route) {
        Map<DeviceId, Map<TaskId, Route.Decision>> byDevice = new LinkedHashMap<>();
        route.decisions(AT_ONCE)
                .forEach(one -> byDevice.computeIfAbsent(one.device(), _ -> new HashMap<>()).put(one.task(), one));
        List<TaskId> known = new ArrayList<>();
        byDevice.forEach((device, decided) -> {
            for (Claim parked : queue.resume(device, SatelliteLink.NAME)) {
                Route.Decision one = decided.remove(parked.task().id());
                boolean settled = queue.settle(parked,
                        one == null ? new Progress.Returned() : new Progress.Settled(one.outcome()));
                if (one != null && settled) {
                    known.add(one.task());
                }
            }
            // of what is not parked the queue knew before we were cut short; what it will still give out has its outcome here
            decided.values().stream().filter(one -> clock.instant().isAfter(one.until().plus(GRACE)))
                    .forEach(one -> known.add(one.task()));
        });
        if (!known.isEmpty()) {
            route.forget(known);
        }
    }
}
