package org.pilotacs.acs.jdbc;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// A thread that does for many callers at once what each would do alone. Safe for any number of threads.
///
/// It takes what waits, up to a batch; while it is at work the next batch gathers, so batches grow with the load and a lone
/// caller never waits for company. Where each batch costs much by itself, batches can be kept apart: then the next one begins
/// no sooner than that after the one before, and a caller that comes after a while still waits for nothing. At most
/// `capacity` items wait; further callers wait to get in.
///
/// Waiting is not cut short by an interrupt, as the item may be in work at that moment; the interrupt stays set.
final class Gathering<T, R extends @Nullable Object> implements AutoCloseable {
    private final String name;
    private final int capacity;
    private final int batch;
    private final long spacing;
    private final Function<List<T>, List<R>> work;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition arrival = lock.newCondition();
    private final Condition closing = lock.newCondition();
    private final Queue<Entry<T, R>> waiting = new ArrayDeque<>();
    private boolean closed;

    /// @param name for messages
    /// @param capacity most items that wait
    /// @param batch most items at once
    /// @param spacing least time from the beginning of one batch to that of the next
    /// @param work an answer for each item, in order; throws nothing
    /// @param threads makes the one thread, which starts at once and ends with [#close]
    Gathering(String name, int capacity, int batch, Duration spacing, Function<List<T>, List<R>> work,
            ThreadFactory threads) {
        this.name = name;
        this.capacity = capacity;
        this.batch = batch;
        this.spacing = spacing.toNanos();
        this.work = work;
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    /// Returns the answer for the item.
    ///
    /// @throws IllegalStateException if this is closed
    R give(T item) {
        Entry<T, R> entry = new Entry<>(item);
        lock.lock();
        try {
            while (waiting.size() >= capacity && !closed) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                throw new IllegalStateException(name + " is closed");
            }
            waiting.add(entry);
            arrival.signal();
        } finally {
            lock.unlock();
        }
        return entry.await();
    }

    /// How many items wait for the next batch.
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more items, and returns once those that wait are done.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrival.signalAll();
            closing.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        uninterrupted(thread::join);
    }

    /// What can be waited for.
    @FunctionalInterface
    private interface Wait {
        void await() throws InterruptedException;
    }

    /// Waits to the end; an interrupt stays set for whoever looks next.
    private static void uninterrupted(Wait wait) {
        boolean interrupted = false;
        while (true) {
            try {
                wait.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<Entry<T, R>> next = take(); !next.isEmpty(); next = take()) {
            long begun = System.nanoTime();
            List<R> answers = work.apply(next.stream().map(entry -> entry.item).toList());
            for (int i = 0; i < next.size(); i++) {
                next.get(i).complete(answers.get(i));
            }
            rest(begun);
        }
    }

    /// Until the next batch may begin; not when this closes.
    private void rest(long begun) {
        long end = begun + spacing;
        lock.lock();
        try {
            for (long left = end - System.nanoTime(); left > 0 && !closed; left = end - System.nanoTime()) {
                var _ = closing.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            // then the next one begins sooner
        } finally {
            lock.unlock();
        }
    }

    /// The next batch; empty when closed and drained.
    private List<Entry<T, R>> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                arrival.awaitUninterruptibly();
            }
            List<Entry<T, R>> taken = new ArrayList<>(Math.min(batch, waiting.size()));
            while (taken.size() < batch && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// An item and the caller that waits for its answer.
    private static final class Entry<T, R extends @Nullable Object> {
        private final T item;
        private final CountDownLatch done = new CountDownLatch(1);
        private @Nullable R answer;

        Entry(T item) {
            this.item = item;
        }

        void complete(R given) {
            answer = given;
            done.countDown();
        }

        /// The latch makes the answer visible.
        @SuppressWarnings("NullAway") // set before the latch opens, to whatever R allows
        R await() {
            uninterrupted(done::await);
            return answer;
        }
    }
}
