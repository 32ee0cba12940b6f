package org.pilotacs.acs.runtime;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/// So many values by key, of which the one that was not used for longest makes room for a new one. For what is good to know
/// and may be forgotten. Safe for any number of threads.
public final class Remembered<K, V> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, V> values;

    public Remembered(int most) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    public @Nullable V get(K key) {
        lock.lock();
        try {
            return values.get(key);
        } finally {
            lock.unlock();
        }
    }

    public void put(K key, V value) {
        change(key, (_, _) -> value);
    }

    public void forget(K key) {
        lock.lock();
        try {
            values.remove(key);
        } finally {
            lock.unlock();
        }
    }

    /// Replaces a value by what becomes of it, as [Map#compute]: nobody sees it in between.
    public @Nullable V change(K key, BiFunction<K, @Nullable V, @Nullable V> change) {
        lock.lock();
        try {
            return values.compute(key, change);
        } finally {
            lock.unlock();
        }
    }
}
