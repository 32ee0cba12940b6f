package org.pilotacs.sim.fleet;

import org.pilotacs.agent.time.Scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A scheduler in which time passes when a test says so. Confined to one thread.
final class VirtualScheduler implements Scheduler {
    private final List<Due> work = new ArrayList<>();
    private Instant now;

    private record Due(Instant when, Runnable what) {}

    VirtualScheduler(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Appointment after(Duration delay, Runnable what) {
        Due due = new Due(now.plus(delay), what);
        work.add(due);
        return () -> work.removeIf(other -> other == due);
    }

    @Override
    public Appointment start(Runnable what) {
        return after(Duration.ZERO, what);
    }

    /// Lets time pass, and happen what is due.
    void pass(Duration time) {
        Instant until = now.plus(time);
        for (Optional<Due> next = next(until); next.isPresent(); next = next(until)) {
            work.remove(next.get());
            now = next.get().when();
            next.get().what().run();
        }
        now = until;
    }

    private Optional<Due> next(Instant until) {
        return work.stream().min(Comparator.comparing(Due::when)).filter(due -> !due.when().isAfter(until));
    }
}
