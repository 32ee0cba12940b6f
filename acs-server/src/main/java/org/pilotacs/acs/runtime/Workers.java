package org.pilotacs.acs.runtime;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Blocking work on virtual threads, a bounded number at a time. What finds no permit is refused at once, never queued: the
/// rim answers it with 503. Some permits may be kept for work that must not be refused while lesser work fills the rest.
/// Safe for any number of threads.
public final class Workers implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Semaphore permits;
    private final Semaphore reserve;
    private final int size;
    private final ExecutorService threads;

    /// @param name of the threads, for dumps
    public Workers(String name, int permits) {
        this(name, permits, 0);
    }

    /// @param name of the threads, for dumps
    /// @param reserve permits on top that only [#beginUrgent] takes
    public Workers(String name, int permits, int reserve) {
        this.size = permits + reserve;
        this.permits = new Semaphore(permits);
        this.reserve = new Semaphore(reserve);
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /// Begins the work on a thread of its own; false if every permit is taken or the workers are closed.
    public boolean begin(Runnable work) {
        return permits.tryAcquire() && run(work, permits);
    }

    /// The same, also on the permits that are kept for such work.
    public boolean beginUrgent(Runnable work) {
        return begin(work) || reserve.tryAcquire() && run(work, reserve);
    }

    private boolean run(Runnable work, Semaphore permit) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    permit.release();
                }
            });
            return true;
        } catch (RejectedExecutionException _) {
            permit.release();
            return false;
        }
    }

    /// How much is under way.
    public int busy() {
        return size - permits.availablePermits() - reserve.availablePermits();
    }

    /// Takes nothing more and waits for what is under way, a bounded time.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
