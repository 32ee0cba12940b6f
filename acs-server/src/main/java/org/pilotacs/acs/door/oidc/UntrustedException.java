package org.pilotacs.acs.door.oidc;

/// What is given out as the provider's word is not, or is not meant for us.
final class UntrustedException extends Exception {
    private static final long serialVersionUID = 1L;

    UntrustedException(String why) {
        super(why);
    }

    UntrustedException(Exception why) {
        super(why.getMessage(), why);
    }
}
