package org.pilotacs.acs.action;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.task.Outcome;

import java.time.Instant;

/// Hears of each action that is over, once, within the transaction that ends its last task.
@FunctionalInterface
public interface JdbcActionOver {
    /// Whom nothing follows for.
    JdbcActionOver NONE = (_, _, _, _) -> {};

    /// @param action its id
    void over(Handle handle, String action, Outcome outcome, Instant now);
}
