package org.pilotacs.acs.door.jwt;

/// What is given out as somebody's word is not, or is not meant for us, or is good no longer.
public final class UntrustedException extends Exception {
    private static final long serialVersionUID = 1L;

    public UntrustedException(String why) {
        super(why);
    }

    public UntrustedException(Exception why) {
        super(why.getMessage(), why);
    }
}
