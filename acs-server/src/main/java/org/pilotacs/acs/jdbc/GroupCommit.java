package org.pilotacs.acs.jdbc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A writer that many callers share, so that one commit carries the items of many. Safe for any number of threads.
///
/// Callers wait in [#write] until the transaction that holds their item is committed. One thread takes what waits, up to a
/// batch, and gives it to the sink; while the sink is busy the next batch gathers, so batches grow with the load and a
/// lone caller never waits for company. A batch that fails is written again item by item: only the bad ones fail. At most
/// `capacity` items wait; further callers wait to get in.
///
/// Waiting is not cut short by an interrupt, as the item may be committed at that moment; the interrupt stays set.
public final class GroupCommit<T> implements AutoCloseable {
    private final String name;
    private final int capacity;
    private final int batch;
    private final Together.Sink<T> sink;
    private final Thread writer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final Queue<Entry<T>> waiting = new ArrayDeque<>();
    private boolean closed;

    /// @param name for logs
    /// @param capacity most items that wait
    /// @param batch most items in one transaction
    /// @param threads makes the one writer thread, which starts at once and ends with [#close]
    public GroupCommit(String name, int capacity, int batch, Together.Sink<T> sink, ThreadFactory threads) {
        this.name = name;
        this.capacity = capacity;
        this.batch = batch;
        this.sink = sink;
        this.writer = threads.newThread(this::run);
        writer.start();
    }

    /// Returns once the item is committed.
    ///
    /// @throws NotCommittedException if the database would not have it
    /// @throws IllegalStateException if this writer is closed
    public void write(T item) {
        Entry<T> entry = new Entry<>(item);
        lock.lock();
        try {
            while (waiting.size() >= capacity && !closed) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                throw new IllegalStateException(name + " is closed");
            }
            waiting.add(entry);
            work.signal();
        } finally {
            lock.unlock();
        }
        RuntimeException failure = entry.await();
        if (failure != null) {
            throw new NotCommittedException(name, failure);
        }
    }

    /// How many items wait for the next write.
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more items, and returns once those that wait are written.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (true) {
            try {
                writer.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<Entry<T>> next = take(); !next.isEmpty(); next = take()) {
            writeTogether(next);
        }
    }

    /// The next batch; empty when closed and drained.
    private List<Entry<T>> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            List<Entry<T>> taken = new ArrayList<>(Math.min(batch, waiting.size()));
            while (taken.size() < batch && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void writeTogether(List<Entry<T>> entries) {
        Together.Written written = Together.write(name, entries.stream().map(entry -> entry.item).toList(), sink);
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).complete(written.failures().get(i));
        }
    }

    /// An item and the caller that waits for it.
    private static final class Entry<T> {
        private final T item;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile @Nullable RuntimeException failure;

        Entry(T item) {
            this.item = item;
        }

        void complete(@Nullable RuntimeException outcome) {
            failure = outcome;
            done.countDown();
        }

        @Nullable
        RuntimeException await() {
            boolean interrupted = false;
            while (true) {
                try {
                    done.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return failure;
        }
    }
}
