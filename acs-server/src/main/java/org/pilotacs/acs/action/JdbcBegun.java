package org.pilotacs.acs.action;

import org.jdbi.v3.core.Handle;

/// Hears of an action that begins, or that a wish joins, within the transaction by which it does. What it throws undoes that.
@FunctionalInterface
public interface JdbcBegun {
    /// Whom nothing follows for.
    JdbcBegun NONE = (_, _) -> {};

    /// @param action its id
    void begun(Handle handle, String action);
}
