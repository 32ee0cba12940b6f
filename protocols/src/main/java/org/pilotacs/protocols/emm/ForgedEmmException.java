package org.pilotacs.protocols.emm;

/// An EMM that nobody with this key made, or that was damaged on its way. The text says which proof failed, and at
/// which byte it stands.
public class ForgedEmmException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param at the byte, counted from zero at the start of the section
    public ForgedEmmException(String what, int at) {
        super(what + ", at byte " + at);
    }
}
