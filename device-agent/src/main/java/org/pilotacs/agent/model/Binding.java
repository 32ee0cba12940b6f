package org.pilotacs.agent.model;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where a parameter's value comes from and where a write goes.
sealed interface Binding<B> {
    /// Read from the board each time; nobody writes it.
    record Live<B>(Function<B, String> read) implements Binding<B> {}

    /// Kept in storage; the server writes it.
    ///
    /// @param changed hears of another value than before, once it is kept
    record Setting<B>(String initial, ValueRule rule, Consumer<B> changed) implements Binding<B> {}

    /// Kept in storage; the agent itself writes it.
    record Published<B>(String initial) implements Binding<B> {}

    /// Read from the board, and a write makes the board act.
    record Control<B>(Function<B, String> read, ValueRule rule, BiConsumer<B, String> write) implements Binding<B> {}
}
