package org.pilotacs.acs.jdbc;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Writes items in one transaction, or, if that fails, each in its own, so that a bad one fails alone.
public final class Together {
    private static final Logger log = LoggerFactory.getLogger(Together.class);

    /// Writes items in one transaction and returns once it is committed. May see an item again after a failure, even one
    /// that was committed after all, so it must not matter if it is written twice.
    @FunctionalInterface
    public interface Sink<T> {
        void write(List<T> items);
    }

    /// How it went.
    ///
    /// @param failures for each item in order, null where it is committed
    /// @param outage the failure, if it was the database that could not be reached, null otherwise; items that were not
    ///        written before then were not tried
    public record Written(List<@Nullable RuntimeException> failures, @Nullable RuntimeException outage) {}

    private Together() {}

    /// @param name of the writer, for logs
    public static <T> Written write(String name, List<T> items, Sink<T> sink) {
        RuntimeException failure = attempt(items, sink);
        if (failure == null || items.size() == 1 || Contention.isOutage(failure)) {
            return new Written(Collections.nCopies(items.size(), failure), outage(failure));
        }
        log.atWarn().addKeyValue("writer", name).addKeyValue("items", items.size()).setCause(failure)
                .log("batch failed, going one by one");
        return oneByOne(items, sink);
    }

    private static <T> Written oneByOne(List<T> items, Sink<T> sink) {
        List<@Nullable RuntimeException> failures = new ArrayList<>();
        RuntimeException outage = null;
        for (T item : items) {
            RuntimeException own = outage != null ? outage : attempt(List.of(item), sink);
            outage = outage(own);
            failures.add(own);
        }
        return new Written(failures, outage);
    }

    private static @Nullable RuntimeException outage(@Nullable RuntimeException failure) {
        return failure != null && Contention.isOutage(failure) ? failure : null;
    }

    /// Whatever goes wrong belongs to those who gave the items.
    private static <T> @Nullable RuntimeException attempt(List<T> items, Sink<T> sink) {
        try {
            sink.write(items);
            return null;
        } catch (RuntimeException e) {
            return e;
        } catch (Error e) {
            return new IllegalStateException(e);
        }
    }
}
