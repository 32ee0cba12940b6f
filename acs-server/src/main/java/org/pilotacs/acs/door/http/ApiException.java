package org.pilotacs.acs.door.http;

/// Carries an [ApiError] from where it is found to the one place where it is answered.
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    public ApiException(ApiError error) {
        super(error.toString(), null, false, false);
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
