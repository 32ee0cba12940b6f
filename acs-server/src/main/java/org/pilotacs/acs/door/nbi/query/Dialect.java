package org.pilotacs.acs.door.nbi.query;

import org.pilotacs.acs.door.nbi.query.CastOperands.Cast;

import java.util.Map;

/// How the collections of the northbound interface are asked.
public enum Dialect {
    /// MongoDB as it is.
    PLAIN(Operands.PLAIN),
    /// Names of parameters stand for their values, and texts for all that may be meant with them.
    DEVICES(new WidenedOperands()),
    TASKS(new CastOperands(Map.of("_id", Cast.OBJECT_ID, "timestamp", Cast.DATE, "retries", Cast.NUMBER))),
    FAULTS(new CastOperands(Map.of("timestamp", Cast.DATE, "retries", Cast.NUMBER)));

    private final Operands operands;

    Dialect(Operands operands) {
        this.operands = operands;
    }

    /// @throws MalformedQueryException if it is no query that we answer
    public Query query(String json) throws MalformedQueryException {
        return QueryParser.parse(json, operands);
    }

    /// @throws MalformedQueryException if it is no order
    public Sort sort(String json) throws MalformedQueryException {
        return Sort.parse(json, operands);
    }
}
