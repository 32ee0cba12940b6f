package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.Arrival;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.sim.rollout.Population;
import org.pilotacs.sim.rollout.PopulationPlan;
import org.pilotacs.sim.rollout.Release;
import org.pilotacs.sim.rollout.Result;
import org.pilotacs.sim.rollout.RolloutBox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// A campaign of the real engine over a population of simulated boxes, in a time of its own: each box comes when it would, takes
/// what the queue gives it, and shows what it would show. Used by one thread.
final class Trial implements AutoCloseable {
    static final String OLD = "1.0";
    /// After so long a box that has not shown for its update has fallen silent.
    private static final Duration TRANSFER = Duration.ofHours(1);
    /// Contacts in between tell nothing new.
    private static final Duration SPACING = Duration.ofHours(4);
    private static final int MOST_STARTS = 10;
    /// How long it goes on once it was stopped.
    private static final Duration AFTERWARDS = Duration.ofHours(12);
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final String CALL = """
            INSERT INTO contact (id, happened, device_id, channel, agent, complaint, helped, note, model, firmware, area, week)
            VALUES (:id, :at, :device, 'phone', 'simulated', 'signal', 'no', '', '', '', '', '')
            """;

    private final CampaignWorld world;
    private final Population population;
    private final Map<String, Release> releases = new HashMap<>();
    private final PriorityQueue<Visit> visits = new PriorityQueue<>(
            Comparator.comparing(Visit::at).thenComparing(visit -> visit.box.number()));
    private final Map<Integer, Told> told = new ConcurrentHashMap<>();
    private final Map<Integer, Result> awaited = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(32, Thread.ofVirtual().factory());

    private record Visit(Instant at, RolloutBox box) {}

    /// Up to when a box's restarts and calls are known to the server.
    private record Told(Instant upTo) {}

    /// How it ended.
    ///
    /// @param given boxes that took the new firmware at least once
    /// @param hurt of those, that suffered a defect
    /// @param wave newest that was open, from 1
    record Ended(CampaignState state, Saying why, int wave, long given, long hurt, long rolledBack, Duration took) {}

    Trial(PopulationPlan plan, String name) {
        world = CampaignWorld.inMemory(name);
        population = new Population(plan);
        for (RolloutBox box : population.boxes()) {
            world.comes(identity(box), box.hardware(), OLD, DeviceEvent.Kind.BOOTSTRAP);
            told.put(box.number(), new Told(now()));
            box.nextContact(now()).ifPresent(at -> visits.add(new Visit(at, box)));
        }
        world.image(OLD);
        releases.put(OLD, Release.of(OLD));
    }

    private static Identity identity(RolloutBox box) {
        return new Identity("Sagevision", "A1B2C3", "SV-S2", box.serial());
    }

    private Instant now() {
        return world.clock.instant();
    }

    static Instant start() {
        return new SettableClock().instant();
    }

    /// Days go by before anything is done, so that it is known how boxes usually fare.
    void live(Duration time) {
        run(null, now().plus(time));
    }

    /// Runs a campaign until it is over, or has stopped, or the time is.
    Ended campaign(Release release, CampaignPlan like, Duration most) {
        releases.put(release.version(), release);
        CampaignPlan plan = Plans.with(like)
                .request(new ActionRequest.UpdateFirmware(world.image(release.version()).id()))
                .plan();
        Campaign campaign = world.running(plan);
        Instant begun = now();
        run(campaign, begun.plus(most));
        Campaign over = world.now(campaign);
        long given = world.store.members(campaign.id(), null, null, 1_000_000).items().stream()
                .filter(member -> member.begun() != null).count();
        return new Ended(over.state(), over.why(), over.wave() + 1, given, population.hurt(),
                world.tally(campaign).of(MemberState.ROLLED_BACK), Duration.between(begun, now()));
    }

    /// Boxes that come within one step come at once.
    private void run(@Nullable Campaign campaign, Instant until) {
        while (now().isBefore(until)) {
            world.clock.advance(STEP);
            List<Visit> due = new ArrayList<>();
            while (!visits.isEmpty() && !visits.element().at.isAfter(now())) {
                due.add(visits.remove());
            }
            try {
                for (Future<Optional<Visit>> next : threads
                        .invokeAll(due.stream().<Callable<Optional<Visit>>>map(one -> () -> visit(one.box)).toList())) {
                    next.get().ifPresent(visits::add);
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
            world.sweeper.sweep();
            if (campaign != null) {
                world.runner.tick();
                Campaign now = world.now(campaign);
                boolean stopped = now.state() == CampaignState.ROLLING_BACK
                        && !now().isBefore(now.changed().plus(AFTERWARDS));
                if (now.state().isOver() || now.state() == CampaignState.PAUSED || stopped) {
                    return;
                }
            }
        }
    }

    /// When it comes next.
    private Optional<Visit> visit(RolloutBox box) {
        Instant at = now();
        DeviceId id = identity(box).deviceId();
        Result result = awaited.get(box.number());
        boolean queued;
        if (result != null && heard(result).filter(when -> !when.isAfter(at)).isPresent()) {
            awaited.remove(box.number());
            report(box, id, result, at);
            queued = true;
        } else {
            queued = comes(box, box.version(at), DeviceEvent.Kind.PERIODIC).queued();
        }
        tell(box, id, at);
        if (queued) {
            session(box, id, at);
        }
        return box.nextContact(awaited.containsKey(box.number()) ? at : at.plus(SPACING).minusMillis(1))
                .map(next -> new Visit(next, box));
    }

    private Arrival comes(RolloutBox box, String version, DeviceEvent.Kind why) {
        return world.arrives(identity(box), box.hardware(), version, why);
    }

    /// What it shows of itself, and what its home did.
    private void tell(RolloutBox box, DeviceId id, Instant at) {
        Instant from = told.getOrDefault(box.number(), new Told(at)).upTo;
        List<Reading> readings = new ArrayList<>(List.of(new Reading("tuner.1.cn",
                "%.1f".formatted(box.word(at).carrierToNoise()), "", at, "cwmp")));
        int restarts = Math.min(box.restarts(from, at), MOST_STARTS);
        for (int restart = 0; restart < restarts; restart++) {
            readings.add(new Reading("start", "true", "", at.minusSeconds(restart), "cwmp"));
        }
        world.history.append(id, readings);
        for (Instant call : box.calls(from, at)) {
            String number = "%024d".formatted(calls.getAndIncrement());
            world.database.jdbi().useHandle(handle -> handle.createUpdate(CALL).bind("id", number)
                    .bind("at", call.toEpochMilli()).bind("device", id.value()).execute());
        }
        told.put(box.number(), new Told(at));
    }

    private static Optional<Instant> heard(Result result) {
        return switch (result) {
            case Result.Confirmed(var at) -> Optional.of(at);
            case Result.Failed(var at, var _) -> Optional.of(at);
            case Result.OtherVersion(var at, var _) -> Optional.of(at);
            case Result.Silent() -> Optional.empty();
        };
    }

    private void report(RolloutBox box, DeviceId id, Result result, Instant at) {
        comes(box, box.version(at), DeviceEvent.Kind.BOOT);
        for (Claim claim : world.queue.resume(id, "cwmp")) {
            Operation.UpdateFirmware update = (Operation.UpdateFirmware) claim.task().operation();
            switch (result) {
                case Result.Confirmed _ when box.version(at).equals(update.version()) ->
                    world.settle(claim, world.confirmed());
                case Result.Failed(var _, int fault) -> world.settle(claim, new Outcome.Failed(new Fault(
                        Fault.Kind.TRANSFER, Integer.toString(fault), Saying.of("file transfer failure"), null)));
                case Result.Confirmed _,Result.OtherVersion _,Result.Silent _ -> park(claim);
            }
        }
    }

    private void park(Claim claim) {
        world.queue.settle(claim, new Progress.Parked(new Continuation("played", Map.of()),
                claim.task().created().plus(TRANSFER),
                new Outcome.Unconfirmed(Saying.of("has not shown the new version"))));
    }

    private void session(RolloutBox box, DeviceId id, Instant at) {
        for (Optional<Claim> claim = world.session(id); claim.isPresent(); claim = world.session(id)) {
            if (claim.get().task().operation() instanceof Operation.UpdateFirmware update) {
                Release release = Objects.requireNonNull(releases.get(update.version()));
                Result result = box.begin(release, at);
                awaited.put(box.number(), result);
                park(claim.get());
                return;
            }
            world.settle(claim.get(), world.confirmed());
        }
    }

    @Override
    public void close() {
        threads.close();
        world.database.jdbi().useHandle(handle -> handle.execute("DROP ALL OBJECTS"));
        world.close();
    }
}
