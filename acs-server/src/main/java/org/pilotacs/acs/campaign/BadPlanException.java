package org.pilotacs.acs.campaign;

import org.pilotacs.acs.saying.Saying;

/// A plan that cannot be carried out as it is written.
public final class BadPlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final transient Saying reason;

    /// @param field of the plan, as the care API names it
    public BadPlanException(String field, Saying reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public Saying reason() {
        return reason;
    }
}
