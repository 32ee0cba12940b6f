package org.pilotacs.agent.model;

/// One name in a data model. The tree is built once per product and shared by all its boxes: what a box adds is the
/// thing `B` that the nodes read from, and its [Storage].
///
/// @param <B> what the node reads from and acts on
sealed interface Node<B> permits Leaf, Branch, Table {
    String name();
}
