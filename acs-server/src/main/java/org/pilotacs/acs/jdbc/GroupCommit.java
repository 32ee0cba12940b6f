package org.pilotacs.acs.jdbc;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/// A writer that many callers share, so that one commit carries the items of many. Safe for any number of threads.
///
/// Callers wait in [#write] until the transaction that holds their item is committed. A batch that fails is written again
/// item by item: only the bad ones fail. How items are gathered, and how long that may take, says [Gathering].
public final class GroupCommit<T> implements AutoCloseable {
    private final String name;
    private final Gathering<T, @Nullable RuntimeException> gathering;

    /// One that begins the next transaction as soon as the one before is over.
    ///
    /// @param name for logs
    /// @param capacity most items that wait
    /// @param batch most items in one transaction
    /// @param threads makes the one writer thread, which starts at once and ends with [#close]
    public GroupCommit(String name, int capacity, int batch, Together.Sink<T> sink, ThreadFactory threads) {
        this(name, capacity, batch, Duration.ZERO, sink, threads);
    }

    /// @param spacing least time from the beginning of one transaction to that of the next: each costs by itself, and H2
    ///        writes whole pages for each
    public GroupCommit(String name, int capacity, int batch, Duration spacing, Together.Sink<T> sink,
            ThreadFactory threads) {
        this.name = name;
        this.gathering = new Gathering<>(name, capacity, batch, spacing,
                items -> Together.write(name, items, sink).failures(),
                threads);
    }

    /// Returns once the item is committed.
    ///
    /// @throws NotCommittedException if the database would not have it
    /// @throws IllegalStateException if this writer is closed
    public void write(T item) {
        RuntimeException failure = gathering.give(item);
        if (failure != null) {
            throw new NotCommittedException(name, failure);
        }
    }

    /// How many items wait for the next write.
    public int waiting() {
        return gathering.waiting();
    }

    /// Takes no more items, and returns once those that wait are written.
    @Override
    public void close() {
        gathering.close();
    }
}
