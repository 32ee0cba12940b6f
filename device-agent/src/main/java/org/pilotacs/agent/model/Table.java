package org.pilotacs.agent.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// An object with numbered instances.
///
/// @param rows where instances come from
record Table<B, R>(String name, Rows<B, R> rows, SequencedMap<String, Node<R>> children) implements Node<B> {

    boolean growable() {
        return switch (rows) {
            case Rows.Counted<B, R> _ -> false;
            case Rows.Created<B, R> _ -> true;
        };
    }

    /// The instance, or null where there is none of this number.
    @Nullable
    R row(B bound, int instance, String path, Storage storage) {
        return switch (rows) {
            case Rows.Counted<B, R>(var list) -> {
                var all = list.apply(bound);
                yield instance >= 1 && instance <= all.size() ? all.get(instance - 1) : null;
            }
            case Rows.Created<B, R>(var view) ->
                storage.instances(path).contains(instance) ? view.apply(bound) : null;
        };
    }

    List<Integer> instances(B bound, String path, Storage storage) {
        return switch (rows) {
            case Rows.Counted<B, R>(var list) ->
                IntStream.rangeClosed(1, list.apply(bound).size()).boxed().toList();
            case Rows.Created<B, R> _ -> storage.instances(path);
        };
    }
}
