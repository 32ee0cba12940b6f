package org.pilotacs.acs.provisioning.expression;

/// An expression that would take too long or build too long a text. Not worth null: `NOT` and `COALESCE` would make
/// something of that.
public final class ExpressionLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExpressionLimitException(String problem) {
        super(problem);
    }
}
