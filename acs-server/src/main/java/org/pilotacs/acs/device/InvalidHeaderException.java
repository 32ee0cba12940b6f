package org.pilotacs.acs.device;

import org.pilotacs.acs.saying.Saying;

/// The header of an inventory file that cannot be taken, so that no line below it means anything.
final class InvalidHeaderException extends InvalidFieldException {
    private static final long serialVersionUID = 1L;

    InvalidHeaderException(String field, Saying problem) {
        super(field, problem);
    }
}
