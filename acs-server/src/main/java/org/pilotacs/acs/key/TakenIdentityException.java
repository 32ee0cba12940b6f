package org.pilotacs.acs.key;

/// Two boxes cannot show the same identity.
public final class TakenIdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String identity;

    TakenIdentityException(String identity) {
        super("identity " + identity + " belongs to another endpoint");
        this.identity = identity;
    }

    public String identity() {
        return identity;
    }
}
