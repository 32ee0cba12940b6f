package org.pilotacs.agent.time;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The wall clock, one timer thread for any number of boxes, and a virtual thread for each piece of work.
/// Work that is asked for after [#close] is dropped: the boxes are gone.
public final class VirtualThreadScheduler implements Scheduler, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(VirtualThreadScheduler.class);

    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService workers;

    public VirtualThreadScheduler(InstantSource clock) {
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().name("agent-timer").daemon(true).factory());
        this.timer.setRemoveOnCancelPolicy(true);
        this.workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("agent-", 0).factory());
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Appointment after(Duration delay, Runnable work) {
        try {
            AtomicReference<Appointment> running = new AtomicReference<>(Appointment.NONE);
            Future<?> timed = timer.schedule(() -> running.set(start(work)), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> {
                timed.cancel(false);
                running.get().cancel();
            };
        } catch (RejectedExecutionException closed) {
            log.debug("closed; dropped work due in {}", delay);
            return Appointment.NONE;
        }
    }

    @Override
    public Appointment start(Runnable work) {
        try {
            Future<?> running = workers.submit(() -> guarded(work));
            return () -> running.cancel(true);
        } catch (RejectedExecutionException closed) {
            log.debug("closed; dropped work");
            return Appointment.NONE;
        }
    }

    /// The edge of every agent thread: a bug must be seen, not swallowed by a future that nobody reads.
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error bug) {
            log.error("agent thread died", bug);
            throw bug;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
