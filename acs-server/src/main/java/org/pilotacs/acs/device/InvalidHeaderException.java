package org.pilotacs.acs.device;

/// The header of an inventory file that cannot be taken, so that no line below it means anything.
final class InvalidHeaderException extends InvalidFieldException {
    private static final long serialVersionUID = 1L;

    InvalidHeaderException(String field, String problem) {
        super(field, problem);
    }
}
