package org.pilotacs.acs.jdbc;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/// A reader that many callers share, so that one question to the database answers many. Safe for any number of threads.
///
/// A batch that fails is asked again key by key: only the bad ones fail. How keys are gathered says [Gathering].
public final class GroupRead<K, V> implements AutoCloseable {
    private final String name;
    private final Gathering<K, Answer<V>> gathering;

    /// Asks the database for many keys at once; the values are in the order of the keys.
    @FunctionalInterface
    public interface Source<K, V> {
        List<V> read(List<K> keys);
    }

    /// @param name for logs
    /// @param capacity most keys that wait
    /// @param batch most keys in one question
    /// @param spacing least time from the beginning of one question to that of the next
    /// @param threads makes the one reader thread, which starts at once and ends with [#close]
    public GroupRead(String name, int capacity, int batch, Duration spacing, Source<K, V> source,
            ThreadFactory threads) {
        this.name = name;
        this.gathering = new Gathering<>(name, capacity, batch, spacing, keys -> answers(keys, source), threads);
    }

    /// What is there for a key, as of after the call.
    ///
    /// @throws NotReadException if the database would not say
    /// @throws IllegalStateException if this reader is closed
    public V read(K key) {
        return switch (gathering.give(key)) {
            case Answer.Found<V>(V value) -> value;
            case Answer.Failed<V>(RuntimeException failure) -> throw new NotReadException(name, failure);
        };
    }

    /// How many keys wait for the next question.
    int waiting() {
        return gathering.waiting();
    }

    /// Takes no more keys, and returns once those that wait are answered.
    @Override
    public void close() {
        gathering.close();
    }

    /// What became of one key.
    private sealed interface Answer<V> {
        record Found<V>(V value) implements Answer<V> {}

        record Failed<V>(RuntimeException failure) implements Answer<V> {}
    }

    /// A key on its way through [Together].
    private static final class Ask<K, V> {
        private final K key;
        private @Nullable V value;

        Ask(K key) {
            this.key = key;
        }
    }

    private List<Answer<V>> answers(List<K> keys, Source<K, V> source) {
        List<Ask<K, V>> asks = keys.stream().map(Ask<K, V>::new).toList();
        List<@Nullable RuntimeException> failures = Together.write(name, asks, some -> ask(some, source)).failures();
        List<Answer<V>> answers = new ArrayList<>(asks.size());
        for (int i = 0; i < asks.size(); i++) {
            RuntimeException failure = failures.get(i);
            V value = asks.get(i).value;
            answers.add(failure == null && value != null
                    ? new Answer.Found<>(value)
                    : new Answer.Failed<>(failure == null ? new IllegalStateException("no answer") : failure));
        }
        return answers;
    }

    private static <K, V> void ask(List<Ask<K, V>> asks, Source<K, V> source) {
        List<V> values = source.read(asks.stream().map(ask -> ask.key).toList());
        for (int i = 0; i < asks.size(); i++) {
            asks.get(i).value = values.get(i);
        }
    }
}
