package org.pilotacs.acs.task;

import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// Hears of tasks that ended, within the transaction that ends them.
@FunctionalInterface
public interface JdbcEndings {
    /// Whom nothing follows for.
    JdbcEndings NONE = (_, _, _, _) -> {};

    /// A task of an action ended, or several did.
    ///
    /// @param tasks reads all tasks of the action, as they are within this transaction
    void ended(Handle handle, String action, Supplier<List<Task>> tasks, Instant now);
}
