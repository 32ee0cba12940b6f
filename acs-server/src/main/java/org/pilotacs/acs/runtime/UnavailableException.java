package org.pilotacs.acs.runtime;

/// Something that this server needs cannot be reached or has no room now; the same may succeed a little later.
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param what cannot be had, for logs
    public UnavailableException(String what, Throwable cause) {
        super(what + " cannot be had now", cause);
    }

    /// Whether this is what a failure comes from.
    public static boolean isBehind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnavailableException) {
                return true;
            }
        }
        return false;
    }
}
