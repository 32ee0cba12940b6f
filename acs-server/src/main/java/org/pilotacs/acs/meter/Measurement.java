package org.pilotacs.acs.meter;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.acs.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// One box whose tuners are measured as long as somebody watches. There is no thread for it: a link that has the box
/// takes one read after the other and waits in between, each answer becomes a tick, and the clock does the rest. Safe
/// for any number of threads.
final class Measurement {
    /// From when on a box that told is said to be not heard, if it may be silent for longer than twice that.
    private static final Duration QUIET = Duration.ofSeconds(10);
    /// A box that told a moment ago is still with its link.
    private static final Duration HERE = Duration.ofSeconds(3);
    /// Boxes limit knocks, some to fifty an hour.
    private static final Duration BETWEEN_KNOCKS = Duration.ofSeconds(20);
    private static final Duration BETWEEN_KEPT = Duration.ofSeconds(10);
    /// No link holds one for as long.
    private static final Duration HELD = Duration.ofHours(1);
    private static final int MOST_FAILURES = 3;
    /// Newest first; what is parked is among them.
    private static final int TASKS = 50;

    private static final Logger log = LoggerFactory.getLogger(Measurement.class);

    private final DeviceId device;
    private final Probe probe;
    private final Around around;
    private final Duration quiet;
    private final Courses courses = new Courses();
    private final Map<MeterWatch.Asker, MeterWatch> watches = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private Tick last = new Tick(new Tick.State.Waiting(null), null, List.of());
    private @Nullable Knock knock;
    private final Instant begun;
    private @Nullable Instant heard;
    private @Nullable Instant rung;
    private @Nullable Instant kept;
    private List<Reading> unkept = List.of();
    private Instant asked;
    private Instant due;
    /// The read that a link is at; null if none is.
    private @Nullable TaskId given;
    private long fence;
    private int failures;
    private boolean doubtful = true;
    private boolean aside;
    private boolean ended;

    /// What is around it.
    ///
    /// @param ids of the reads, of which no two are alike
    /// @param keeper takes readings for the history
    /// @param executor a thread for each call
    /// @param running forgets it once it is over
    record Around(MeterConfig config, Clock clock, Supplier<TaskId> ids, Tasks tasks,
            BiConsumer<DeviceId, List<Reading>> keeper, Executor executor, RunningMeters running) {}

    Measurement(DeviceId device, Probe probe, Around around) {
        this.device = device;
        this.probe = probe;
        this.around = around;
        Duration half = around.config.silence().dividedBy(2);
        this.quiet = half.compareTo(QUIET) < 0 ? half : QUIET;
        this.begun = around.clock.instant();
        this.asked = begun;
        this.due = begun;
    }

    DeviceId device() {
        return device;
    }

    /// False if it is over, so that another must be begun. Who watches already, watches here from now on.
    boolean join(MeterWatch watch) {
        lock.lock();
        try {
            if (ended) {
                return false;
            }
            MeterWatch before = watches.put(watch.asker(), watch);
            if (before != null) {
                before.end(over(MeterSaying.ELSEWHERE.of()));
            }
            watch.tell(last);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave(MeterWatch watch) {
        lock.lock();
        try {
            if (watches.remove(watch.asker(), watch) && watches.isEmpty()) {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The next read, once its time has come; empty if there is none, since nobody watches any more or the box has
    /// something to do that it can only do if it is let go. A read that was given out before is void then.
    Optional<Claim> next(String link) {
        if (standsAside()) {
            return Optional.empty();
        }
        lock.lock();
        try {
            long left = Math.min(Pace.LONGEST.toNanos(), Duration.between(around.clock.instant(), due).toNanos());
            while (!ended && left > 0) {
                left = freed.awaitNanos(left);
            }
            return ended ? Optional.empty() : Optional.of(read(link));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Claim read(String link) {
        Instant now = around.clock.instant();
        asked = now;
        due = now.plus(around.config.pause());
        Instant until = now.plus(HELD);
        TaskId id = around.ids.get();
        given = id;
        Task task = new Task(id, device, new Operation.Read(probe.paths(now)), Priority.CUSTOMER, null, null, now,
                until, 1, new TaskState.Claimed(link, "", until));
        return new Claim(task, ++fence, null, true);
    }

    /// Something of the box is parked, or may be no longer.
    void mayBeBusy() {
        lock.lock();
        try {
            doubtful = true;
        } finally {
            lock.unlock();
        }
    }

    /// A box that makes a test, fetches a file or is to be asked later does so between its sessions.
    private boolean standsAside() {
        lock.lock();
        try {
            if (!doubtful) {
                return false;
            }
            doubtful = false;
        } finally {
            lock.unlock();
        }
        boolean busy = around.tasks.ofDevice(device, TASKS).stream().anyMatch(Measurement::needsTheBox);
        lock.lock();
        try {
            aside = busy;
            doubtful |= busy;
            return busy;
        } finally {
            lock.unlock();
        }
    }

    private static boolean needsTheBox(Task task) {
        return task.operation().carrier() == Carrier.SESSION
                && task.state() instanceof TaskState.Parked(Continuation continuation, Instant _, Outcome _)
                && !continuation.equals(Continuation.LOST);
    }

    /// How a read went. False if another was given out since, or it is over.
    boolean settle(Claim claim, Progress progress) {
        lock.lock();
        try {
            if (ended || !claim.task().id().equals(given)) {
                return false;
            }
            given = null;
            Instant now = around.clock.instant();
            due = Pace.next(asked, now, around.config.pause());
            switch (progress) {
                case Progress.Settled(Outcome.Confirmed(Evidence evidence)) -> told(evidence, now);
                case Progress.Settled(Outcome.Failed(Fault fault)) -> refused(fault.text(), isLasting(fault), now);
                case Progress.Settled(Outcome other) -> refused(other.saying(), true, now);
                case Progress.Parked _,Progress.Returned _ -> {
                    // the box left in the middle of it
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean holds(Claim claim) {
        lock.lock();
        try {
            return !ended && claim.task().id().equals(given);
        } finally {
            lock.unlock();
        }
    }

    private void told(Evidence evidence, Instant now) {
        List<Reading> readings = probe.readings(evidence, now);
        List<TunerSignal> signals = courses.take(readings, evidence.at());
        if (signals.isEmpty()) {
            refused(evidence.text(), false, now);
            return;
        }
        heard = now;
        failures = 0;
        unkept = readings;
        if (kept == null || !now.isBefore(kept.plus(BETWEEN_KEPT))) {
            kept = now;
            keep();
        }
        tell(new Tick(new Tick.State.Measuring(), evidence.at(), signals));
    }

    private void refused(Saying why, boolean lasting, Instant now) {
        heard = now;
        if (lasting || ++failures == MOST_FAILURES) {
            end(MeterSaying.CANNOT_TELL.of(why));
        }
    }

    private static boolean isLasting(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SUPPORTED, DENIED, INVALID_NAME -> true;
            case INVALID_VALUE, NOT_WRITABLE, RESOURCES, TRANSFER, PROTOCOL, SESSION, UNKNOWN_RESULT, DEVICE,
                    INTERNAL ->
                false;
        };
    }

    /// Of what is measured twice a second the history takes what it can do with.
    private void keep() {
        List<Reading> readings = unkept;
        unkept = List.of();
        if (readings.isEmpty()) {
            return;
        }
        try {
            around.executor.execute(() -> keep(readings));
        } catch (RejectedExecutionException e) {
            log.atDebug().addKeyValue("device", device).setCause(e).log("the server is going down");
        }
    }

    /// The edge of its thread; the next readings are kept again.
    private void keep(List<Reading> readings) {
        try {
            around.keeper.accept(device, readings);
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("device", device).setCause(e).log("readings of a meter were not kept");
        }
    }

    /// Lets the clock do what it must; call it every second.
    ///
    /// @return whether the box is to be asked to come
    boolean look(Instant now) {
        lock.lock();
        try {
            endThoseWhoseTimeIsUp(now);
            Instant told = heard;
            Duration silent = Duration.between(told == null ? begun : told, now);
            if (!ended && silent.compareTo(around.config.silence()) >= 0) {
                end(aside ? MeterSaying.BUSY.of() : MeterSaying.SILENT.of(Saying.of(around.config.silence())));
            }
            if (ended) {
                return false;
            }
            if (told != null && silent.compareTo(quiet) >= 0 && !(last.state() instanceof Tick.State.NotHeard)) {
                tell(new Tick(new Tick.State.NotHeard(told, knock), last.measured(), last.tuners()));
            }
            return !aside && rings(now, silent);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the box is to be asked to come; notes it if so.
    private boolean rings(Instant now, Duration silent) {
        boolean gone = heard == null || silent.compareTo(HERE) > 0;
        boolean may = gone && (rung == null || !now.isBefore(rung.plus(BETWEEN_KNOCKS)));
        if (may) {
            rung = now;
        }
        return may;
    }

    private void endThoseWhoseTimeIsUp(Instant now) {
        Tick end = over(MeterSaying.TIME_UP.of(Saying.of(around.config.limit())));
        boolean any = watches.values().removeIf(watch -> {
            boolean up = watch.isUp(now);
            if (up) {
                watch.end(end);
            }
            return up;
        });
        if (any && watches.isEmpty()) {
            end();
        }
    }

    /// How it goes to ask the box to come; of no use once it is here.
    void knocked(Knock how) {
        lock.lock();
        try {
            knock = how;
            if (ended) {
                return;
            }
            switch (last.state()) {
                case Tick.State.Waiting _ -> tell(new Tick(new Tick.State.Waiting(how), null, List.of()));
                case Tick.State.NotHeard(Instant since, var _) ->
                    tell(new Tick(new Tick.State.NotHeard(since, how), last.measured(), last.tuners()));
                case Tick.State.Measuring _,Tick.State.Over _ -> {
                    // it is here, or nobody wants it any more
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(Tick tick) {
        last = tick;
        watches.values().forEach(watch -> watch.tell(tick));
    }

    private Tick over(Saying why) {
        return new Tick(new Tick.State.Over(why), last.measured(), last.tuners());
    }

    /// Ends it for all who watch.
    void end(Saying why) {
        lock.lock();
        try {
            Tick end = over(why);
            watches.values().forEach(watch -> watch.end(end));
            watches.clear();
            end();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            keep();
            freed.signalAll();
            around.running.ended(this);
        }
    }
}
