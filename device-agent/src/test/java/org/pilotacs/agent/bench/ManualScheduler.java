package org.pilotacs.agent.bench;

import org.pilotacs.agent.time.Scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Time that passes when a test says so; all work is done on the test's thread.
public final class ManualScheduler implements Scheduler {
    private static final class Task {
        private final Instant due;
        private final long number;
        private final Runnable work;
        private boolean cancelled;

        Task(Instant due, long number, Runnable work) {
            this.due = due;
            this.number = number;
            this.work = work;
        }
    }

    private final PriorityQueue<Task> timed = new PriorityQueue<>(
            Comparator.<Task, Instant>comparing(task -> task.due).thenComparing(task -> task.number));
    private final ArrayDeque<Task> started = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long tasks;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Appointment after(Duration delay, Runnable work) {
        Task task = new Task(now.plus(delay), tasks++, work);
        timed.add(task);
        return () -> task.cancelled = true;
    }

    @Override
    public Appointment start(Runnable work) {
        Task task = new Task(now, tasks++, work);
        started.add(task);
        return () -> task.cancelled = true;
    }

    /// Does what has been started.
    public void settle() {
        for (Task task = started.poll(); task != null; task = started.poll()) {
            if (!task.cancelled) {
                task.work.run();
            }
        }
    }

    /// Lets time pass, with all that falls into it.
    public void advance(Duration duration) {
        settle();
        Instant end = now.plus(duration);
        while (timed.peek() instanceof Task task && !task.due.isAfter(end)) {
            timed.remove();
            now = task.due;
            if (!task.cancelled) {
                task.work.run();
            }
            settle();
        }
        now = end;
    }
}
