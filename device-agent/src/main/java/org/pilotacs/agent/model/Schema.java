package org.pilotacs.agent.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// The data model of one product: built once, immutable, shared by every box of it.
///
/// @param <B> the board it reads from
public final class Schema<B> {
    private final String root;
    private final SequencedMap<String, Node<B>> children;
    private final List<String> notifyingFromTheStart = new ArrayList<>();

    /// @param root `Device.` (TR-181) or `InternetGatewayDevice.` (TR-098)
    public Schema(String root, Consumer<Tree<B>> content) {
        if (!root.endsWith(".")) {
            throw new IllegalArgumentException("a root ends in a dot: " + root);
        }
        this.root = root;
        this.children = Tree.of(content);
        children.values().forEach(node -> collect(root, node));
    }

    private void collect(String path, Node<?> node) {
        switch (node) {
            case Leaf<?> leaf -> {
                if (leaf.notification() > 0) {
                    notifyingFromTheStart.add(path + leaf.name());
                }
            }
            case Branch<?, ?> branch ->
                branch.children().values().forEach(child -> collect(path + branch.name() + ".", child));
            case Table<?, ?> _ -> {
                // rows start without notification
            }
        }
    }

    String root() {
        return root;
    }

    SequencedMap<String, Node<B>> children() {
        return children;
    }

    List<String> notifyingFromTheStart() {
        return notifyingFromTheStart;
    }
}
