package org.pilotacs.protocols.emm;

/// Bytes that are no EMM, or nothing of what carries one. The text says what is wrong, and at which byte.
public class MalformedEmmException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param at the byte, counted from zero at the start of the section
    public MalformedEmmException(String what, int at) {
        super(what + ", at byte " + at);
    }
}
