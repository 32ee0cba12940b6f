package org.pilotacs.acs.device;

/// Stored parameters that cannot be read back: a damaged database, or one of a newer version.
public final class CorruptParametersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptParametersException(String problem) {
        super(problem);
    }

    CorruptParametersException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
