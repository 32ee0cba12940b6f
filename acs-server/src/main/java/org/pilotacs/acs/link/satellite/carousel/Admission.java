package org.pilotacs.acs.link.satellite.carousel;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.TaskId;

import java.util.List;

/// What became of a wish to have something sent. All of it is committed.
sealed interface Admission {
    /// It is in a message.
    ///
    /// @param superseded tasks that wanted the same before; their outcome is decided
    /// @param former id of the message that this one took the place of, empty for none
    record Admitted(Message message, List<Order> orders, List<TaskId> superseded, String former) implements Admission {
        public Admitted {
            orders = List.copyOf(orders);
            superseded = List.copyOf(superseded);
        }
    }

    /// It was admitted before.
    ///
    /// @param order as it is now
    record Known(Order order) implements Admission {}

    /// It cannot be said.
    record Rejected(Saying reason) implements Admission {}
}
