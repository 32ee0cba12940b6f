package org.pilotacs.agent.model;

import org.jspecify.annotations.Nullable;

import java.util.SequencedMap;
import java.util.function.Consumer;

/// A node where a path has led to in one box: the shared node, and the thing it reads from here.
sealed interface Place {
    /// Objects end in a dot.
    String path();

    /// A parameter: whether the server may set it. An object: whether it may add below or delete it.
    boolean writable();

    /// A place that has others below it.
    sealed interface Container extends Place {
        @Nullable
        Place child(String name, Storage storage);

        void forEachChild(Storage storage, Consumer<Place> visitor);
    }

    record Parameter<B>(String path, Leaf<B> leaf, B bound) implements Place {
        @Override
        public boolean writable() {
            return leaf.writable();
        }

        String value(Storage storage) {
            return switch (leaf.binding()) {
                case Binding.Live<B>(var read) -> read.apply(bound);
                case Binding.Setting<B>(var initial, var _, var _) -> storage.value(path, initial);
                case Binding.Published<B>(var initial) -> storage.value(path, initial);
                case Binding.Control<B>(var read, var _, var _) -> read.apply(bound);
            };
        }

        /// What is wrong with a value in its canonical form; null if nothing.
        @Nullable
        Refusal objection(String value) {
            return switch (leaf.binding()) {
                case Binding.Live<B> _,Binding.Published<B> _ -> Refusal.NOT_WRITABLE;
                case Binding.Setting<B>(var _, var rule, var _) ->
                    rule.accepts(value) ? null : Refusal.INVALID_PARAMETER_VALUE;
                case Binding.Control<B>(var _, var rule, var _) ->
                    rule.accepts(value) ? null : Refusal.INVALID_PARAMETER_VALUE;
            };
        }

        /// Writes a value that has met no objection.
        void write(String value, Storage storage) {
            switch (leaf.binding()) {
                case Binding.Setting<B>(var initial, var _, var changed) -> {
                    boolean isOther = !value.equals(storage.value(path, initial));
                    storage.value(path, initial, value);
                    if (isOther) {
                        changed.accept(bound);
                    }
                }
                case Binding.Published<B>(var initial) -> storage.value(path, initial, value);
                case Binding.Control<B>(var _, var _, var act) -> act.accept(bound, value);
                case Binding.Live<B> _ -> throw new IllegalArgumentException("not writable: " + path);
            }
        }

        int notification(Storage storage) {
            return storage.notification(path, leaf.notification());
        }
    }

    record Instance<P>(String path, P bound, SequencedMap<String, Node<P>> children,
            boolean writable) implements Container {
        @Override
        public @Nullable Place child(String name, Storage storage) {
            Node<P> node = children.get(name);
            return node == null ? null : place(node, bound, path);
        }

        @Override
        public void forEachChild(Storage storage, Consumer<Place> visitor) {
            children.values().forEach(node -> visitor.accept(place(node, bound, path)));
        }
    }

    record Instances<B, R>(String path, B bound, Table<B, R> table) implements Container {
        @Override
        public boolean writable() {
            return table.growable();
        }

        @Override
        public @Nullable Place child(String name, Storage storage) {
            try {
                return row(Integer.parseInt(name), storage);
            } catch (NumberFormatException noInstanceNumber) {
                return null;
            }
        }

        private @Nullable Place row(int number, Storage storage) {
            R row = table.row(bound, number, path, storage);
            return row == null ? null : new Instance<>(path + number + ".", row, table.children(), table.growable());
        }

        @Override
        public void forEachChild(Storage storage, Consumer<Place> visitor) {
            for (int number : table.instances(bound, path, storage)) {
                Place row = row(number, storage);
                if (row != null) {
                    visitor.accept(row);
                }
            }
        }
    }

    private static <B> Place place(Node<B> node, B bound, String parent) {
        return switch (node) {
            case Leaf<B> leaf -> new Parameter<>(parent + leaf.name(), leaf, bound);
            case Branch<B, ?> branch -> opened(branch, bound, parent);
            case Table<B, ?> table -> new Instances<>(parent + table.name() + ".", bound, table);
        };
    }

    private static <B, P> Place opened(Branch<B, P> branch, B bound, String parent) {
        return new Instance<>(parent + branch.name() + ".", branch.part().apply(bound), branch.children(), false);
    }
}
