package org.pilotacs.agent.model;

import java.util.List;
import java.util.function.Function;

/// Where the instances of a table come from.
sealed interface Rows<B, R> {
    /// What the board counts: tuners, hosts. Numbered from 1 without gaps.
    record Counted<B, R>(Function<B, List<R>> list) implements Rows<B, R> {}

    /// What the server creates by AddObject. Numbers are never used again until a factory reset.
    record Created<B, R>(Function<B, R> view) implements Rows<B, R> {}
}
