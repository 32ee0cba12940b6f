package org.pilotacs.agent.linux;

/// The machine does not say what a server must know of it, so the operator must.
public final class IncompleteIdentityException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String key;

    /// @param key of the configuration
    IncompleteIdentityException(String key, String why) {
        super(why);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
