package org.pilotacs.agent.model;

import java.util.SequencedMap;
import java.util.function.Function;

/// An object of which there is one.
///
/// @param part which part of `B` the children read from
record Branch<B, P>(String name, Function<B, P> part, SequencedMap<String, Node<P>> children) implements Node<B> {}
