package org.pilotacs.acs.door.nbi.query;

import java.util.List;

/// How a collection takes the names and values that a query gives.
interface Operands {
    /// As they stand.
    Operands PLAIN = (_, value) -> List.of(value);

    /// What a value may mean: at least one thing.
    ///
    /// @param name as the query has it
    /// @throws MalformedQueryException if it means nothing here
    List<Datum> values(String name, Datum value) throws MalformedQueryException;

    /// What a value may mean besides.
    ///
    /// @throws MalformedQueryException if it looks like a pattern and cannot be taken
    default List<TextPattern> patterns(Datum value) throws MalformedQueryException {
        return List.of();
    }

    /// The path that a name stands for.
    default String path(String name) {
        return name;
    }

    /// @throws MalformedQueryException if the operator cannot be used there
    default void check(String name, String operator) throws MalformedQueryException {
        // as a rule every operator can
    }
}
