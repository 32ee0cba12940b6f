package org.pilotacs.acs.runtime;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Blocking work on virtual threads, a bounded number at a time. What finds no permit is refused at once, never queued: the
/// rim answers it with 503. Safe for any number of threads.
public final class Workers implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Semaphore permits;
    private final int size;
    private final ExecutorService threads;

    /// @param name of the threads, for dumps
    public Workers(String name, int permits) {
        this.size = permits;
        this.permits = new Semaphore(permits);
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /// Begins the work on a thread of its own; false if every permit is taken or the workers are closed.
    public boolean begin(Runnable work) {
        if (!permits.tryAcquire()) {
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    permits.release();
                }
            });
            return true;
        } catch (java.util.concurrent.RejectedExecutionException _) {
            permits.release();
            return false;
        }
    }

    /// How much is under way.
    public int busy() {
        return size - permits.availablePermits();
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
