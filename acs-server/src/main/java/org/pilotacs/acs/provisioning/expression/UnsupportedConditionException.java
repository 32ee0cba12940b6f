package org.pilotacs.acs.provisioning.expression;

/// A condition in the form of a database query that uses more than conditions can. The message names it, for whoever
/// wrote it.
public final class UnsupportedConditionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedConditionException(String problem) {
        super(problem);
    }
}
