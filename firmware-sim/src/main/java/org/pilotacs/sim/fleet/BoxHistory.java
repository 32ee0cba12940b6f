package org.pilotacs.sim.fleet;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The last things a box did, and a way to wait for the next. Safe for any number of threads.
final class BoxHistory<E> {
    private static final int KEPT = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final ArrayDeque<E> events = new ArrayDeque<>(4);
    /// Events ever seen.
    private long seen;

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

    /// The first event after so many others that fits; null if none comes in time.
    @Nullable
    E await(long after, Predicate<E> wanted, Duration patience) throws InterruptedException {
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
