package org.pilotacs.acs.device;

import org.pilotacs.acs.saying.Saying;

/// A field of an inventory line that cannot be taken.
class InvalidFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient Saying problem;

    InvalidFieldException(String field, Saying problem) {
        super(field + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    /// Empty if it is the line as a whole.
    String field() {
        return field;
    }

    Saying problem() {
        return problem;
    }
}
