package org.pilotacs.acs.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One thing that a viewing card, or the box that it is in, is told by a message that is broadcast to it. Whose form that
/// message has, only the link knows.
public sealed interface CardOrder {
    /// Take these rights; without any, look at those that you have anew.
    record RefreshRights(List<Right> rights) implements CardOrder {
        public RefreshRights {
            rights = List.copyOf(rights);
        }
    }

    /// Belong to this box from now on.
    ///
    /// @param box number of the box, as the card system knows it
    record Pair(String box) implements CardOrder {}

    /// Put the PIN back to the factory's.
    record ResetPin() implements CardOrder {}

    /// Start anew.
    record Restart() implements CardOrder {}

    /// Show the digits by which it can be known that this message was obeyed, for the customer to read out.
    record ShowCode(Duration shown) implements CardOrder {}

    /// Whether it does no harm to do it once more: a PIN would be put back that its owner has set since.
    default boolean repeatable() {
        return switch (this) {
            case RefreshRights _,Pair _,ShowCode _ -> true;
            case ResetPin _,Restart _ -> false;
        };
    }

    /// The right to a product.
    ///
    /// @param product its number in the card system
    record Right(int product, Instant until) {}
}
