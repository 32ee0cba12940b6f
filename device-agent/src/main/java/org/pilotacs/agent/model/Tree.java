package org.pilotacs.agent.model;

import org.pilotacs.protocols.cwmp.XsdType;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// Writes down a data model, one call per name, in the order in which the box will list them.
///
/// @param <B> what the parameters at this level read from
public final class Tree<B> {
    private final LinkedHashMap<String, Node<B>> nodes = new LinkedHashMap<>();

    public Tree<B> text(String name, Function<B, String> value) {
        return live(name, XsdType.STRING, value);
    }

    public Tree<B> flag(String name, Predicate<B> value) {
        return live(name, XsdType.BOOLEAN, bound -> value.test(bound) ? "1" : "0");
    }

    public Tree<B> unsigned(String name, ToLongFunction<B> value) {
        return live(name, XsdType.UNSIGNED_INT, bound -> Long.toString(value.applyAsLong(bound)));
    }

    public Tree<B> integer(String name, ToIntFunction<B> value) {
        return live(name, XsdType.INT, bound -> Integer.toString(value.applyAsInt(bound)));
    }

    public Tree<B> time(String name, Function<B, Instant> value) {
        return live(name, XsdType.DATE_TIME, bound -> value.apply(bound).toString());
    }

    public Tree<B> constant(String name, XsdType type, String value) {
        return live(name, type, bound -> value);
    }

    public Tree<B> live(String name, XsdType type, Function<B, String> value) {
        return add(new Leaf<>(name, type, new Binding.Live<>(value), false, 0));
    }

    /// A parameter the server sets and the box keeps.
    public Tree<B> setting(String name, XsdType type, String initial, ValueRule rule) {
        return setting(name, type, initial, rule, _ -> {});
    }

    /// The same, and the board is told when the value is another.
    public Tree<B> setting(String name, XsdType type, String initial, ValueRule rule, Consumer<B> changed) {
        return add(new Leaf<>(name, type, new Binding.Setting<>(initial, rule, changed), false, 0));
    }

    /// A setting that reads as empty.
    public Tree<B> secret(String name, ValueRule rule) {
        return secret(name, rule, _ -> {});
    }

    /// The same, and the board is told when the value is another.
    public Tree<B> secret(String name, ValueRule rule, Consumer<B> changed) {
        return add(new Leaf<>(name, XsdType.STRING, new Binding.Setting<>("", rule, changed), true, 0));
    }

    /// A parameter the agent itself keeps up to date.
    ///
    /// @param notification level it has until the server sets another
    public Tree<B> published(String name, XsdType type, String initial, int notification) {
        return add(new Leaf<>(name, type, new Binding.Published<>(initial), false, notification));
    }

    /// A parameter that reads from the board, and whose write makes the board act.
    public Tree<B> control(String name, XsdType type, Function<B, String> read, ValueRule rule,
            BiConsumer<B, String> write) {
        return add(new Leaf<>(name, type, new Binding.Control<>(read, rule, write), false, 0));
    }

    public Tree<B> object(String name, Consumer<Tree<B>> content) {
        return object(name, bound -> bound, content);
    }

    /// An object whose parameters read from a part of what this level reads from.
    public <P> Tree<B> object(String name, Function<B, P> part, Consumer<Tree<P>> content) {
        return add(new Branch<>(name, part, Tree.of(content)));
    }

    /// Instances as the board counts them.
    public <R> Tree<B> table(String name, Function<B, List<R>> rows, Consumer<Tree<R>> row) {
        return add(new Table<>(name, new Rows.Counted<>(rows), Tree.of(row)));
    }

    /// Instances that the server adds and deletes.
    public Tree<B> growingTable(String name, Consumer<Tree<B>> row) {
        return add(new Table<>(name, new Rows.Created<>(bound -> bound), Tree.of(row)));
    }

    private Tree<B> add(Node<B> node) {
        if (nodes.putIfAbsent(node.name(), node) != null) {
            throw new IllegalArgumentException("twice in one object: " + node.name());
        }
        return this;
    }

    static <P> SequencedMap<String, Node<P>> of(Consumer<Tree<P>> content) {
        Tree<P> tree = new Tree<>();
        content.accept(tree);
        return Collections.unmodifiableSequencedMap(tree.nodes);
    }
}
