package org.pilotacs.acs.runtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs the server's housekeeping: each job at its own pace, never overlapping itself, and on after a failure. Safe for any
/// number of threads.
public final class Ticker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ticker.class);
    private static final int THREADS = 2;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS,
            Thread.ofPlatform().name("ticker-", 0).daemon().factory());

    /// Runs a job now and then, `pause` after each end.
    ///
    /// @param name for the log
    public void every(Duration pause, String name, Runnable job) {
        var _ = threads.scheduleWithFixedDelay(() -> run(name, job), pause.toMillis(), pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static void run(String name, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException failure) {
            log.atError().addKeyValue("job", name).setCause(failure).log("housekeeping failed; it goes on");
        }
    }

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
