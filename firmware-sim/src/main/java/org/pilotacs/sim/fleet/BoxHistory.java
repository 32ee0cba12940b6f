package org.pilotacs.sim.fleet;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The last things a box did, and a way to wait for the next. Safe for any number of threads.
final class BoxHistory<E> {
    private static final int KEPT = 32;

    private final String owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final ArrayDeque<E> events = new ArrayDeque<>(4);
    /// Events ever seen.
    private long seen;

    /// @param owner serial number of the box
    BoxHistory(String owner) {
        this.owner = owner;
    }

    void add(E event) {
        lock.lock();
        try {
            if (events.size() == KEPT) {
                events.removeFirst();
            }
            events.addLast(event);
            seen++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long seen() {
        lock.lock();
        try {
            return seen;
        } finally {
            lock.unlock();
        }
    }

    /// The first event of a kind, after so many others, that fits.
    ///
    /// @throws NoSuchElementException if none comes in time
    <K extends E> K await(long after, Class<K> kind, Predicate<K> wanted, Duration patience)
            throws InterruptedException {
        E found = await(after, event -> kind.isInstance(event) && wanted.test(kind.cast(event)), patience);
        if (found == null) {
            throw new NoSuchElementException(
                    owner + ": no such " + kind.getSimpleName() + " within " + patience.toMillis() + " ms");
        }
        return kind.cast(found);
    }

    private @Nullable E await(long after, Predicate<E> wanted, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            long next = after;
            while (true) {
                long number = seen - events.size();
                for (E event : events) {
                    if (number >= next && wanted.test(event)) {
                        return event;
                    }
                    number++;
                }
                next = Math.max(next, seen);
                if (left <= 0) {
                    return null;
                }
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
