package org.pilotacs.acs.meter;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Somebody who watches a meter, called by one thread at a time: ticks that come while it is busy become one, the last
/// is never missed. Safe for any number of threads.
final class MeterWatch implements Tasks.Watch {
    private static final Logger log = LoggerFactory.getLogger(MeterWatch.class);

    private final Measurement measurement;
    private final Asker asker;
    private final Instant until;
    private final Consumer<Tick> watcher;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Tick next;
    private boolean last;
    private boolean running;
    private boolean closed;

    /// Who watches one box once.
    record Asker(String who, String channel) {
        static Asker of(Requester requester) {
            return new Asker(requester.who(), requester.channel());
        }
    }

    /// @param until when its time is up
    MeterWatch(Measurement measurement, Asker asker, Instant until, Consumer<Tick> watcher, Executor executor) {
        this.measurement = measurement;
        this.asker = asker;
        this.until = until;
        this.watcher = watcher;
        this.executor = executor;
    }

    Asker asker() {
        return asker;
    }

    boolean isUp(Instant now) {
        return !now.isBefore(until);
    }

    void tell(Tick tick) {
        tell(tick, false);
    }

    /// Nothing comes after this.
    void end(Tick tick) {
        tell(tick, true);
    }

    private void tell(Tick tick, boolean ends) {
        lock.lock();
        try {
            if (closed || last) {
                return;
            }
            next = tick;
            last = ends;
            if (running) {
                return;
            }
            running = true;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            log.atDebug().setCause(e).log("the server is going down; a watcher hears no more");
        }
    }

    private void run() {
        for (Tick tick = take(); tick != null; tick = take()) {
            try {
                watcher.accept(tick);
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("a watcher of a meter failed");
                close();
            }
        }
    }

    /// When there is nothing to tell, this run is over.
    private @Nullable Tick take() {
        lock.lock();
        try {
            Tick tick = closed ? null : next;
            next = null;
            running = tick != null;
            return tick;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            next = null;
        } finally {
            lock.unlock();
        }
        measurement.leave(this);
    }
}
