package org.pilotacs.acs.provisioning.script;

import com.sun.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks at running scripts a hundred times a second, and stops those that use more than they may.
final class Watch implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(10);
    /// Between two places where the engine can be stopped, some of its functions take a while.
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Allowance allowance;
    private final ScheduledThreadPoolExecutor clock;
    private final ThreadPoolExecutor killers;
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();

    Watch(Allowance allowance, ThreadFactory threads) {
        this.allowance = allowance;
        this.clock = new ScheduledThreadPoolExecutor(1, threads);
        // a script may be in the middle of something long: whoever waits for that must not be who watches the others
        this.killers = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
                threads);
        // a run that is over at once costs nothing here
        var _ = clock.scheduleWithFixedDelay(() -> runs.forEach(this::look), BETWEEN.toMillis(), BETWEEN.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// One run, on the thread that began it.
    static final class Run {
        private final Realm realm;
        private final long thread = Thread.currentThread().threadId();
        private final long time = THREADS.getThreadCpuTime(thread);
        private final long memory = THREADS.getThreadAllocatedBytes(thread);
        private final Consumer<String> deaf;
        private volatile @Nullable String exceeded;
        private volatile boolean over;

        private Run(Realm realm, Consumer<String> deaf) {
            this.realm = realm;
            this.deaf = deaf;
        }

    }

    /// @param deaf is told what it used too much of, if it was stopped and goes on all the same
    Run begin(Realm realm, Consumer<String> deaf) {
        Run run = new Run(realm, deaf);
        runs.add(run);
        return run;
    }

    /// What it used too much of; null if it was not stopped, and will not be.
    @Nullable
    String end(Run run) {
        run.over = true;
        return runs.remove(run) ? null : run.exceeded;
    }

    private void look(Run run) {
        long time = THREADS.getThreadCpuTime(run.thread) - run.time;
        long memory = THREADS.getThreadAllocatedBytes(run.thread) - run.memory;
        if (time > allowance.time().toNanos()) {
            stop(run, "Script execution timed out after " + allowance.time().toMillis() + "ms");
        } else if (memory > allowance.memory().bytes()) {
            stop(run, "Script execution used more than " + allowance.memory() + " of memory");
        }
    }

    private void stop(Run run, String why) {
        run.exceeded = why;
        if (runs.remove(run)) {
            killers.execute(run.realm::kill);
            var _ = clock.schedule(() -> {
                if (!run.over) {
                    run.deaf.accept(why);
                }
            }, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        killers.shutdown();
    }
}
