package org.pilotacs.acs.door.nbi.query;

/// A query, projection or sort that cannot be answered. The text is one sentence and safe to show.
public final class MalformedQueryException extends Exception {
    private static final long serialVersionUID = 1L;

    /// It names what it is about, which may be long.
    private static final int MOST_CHARACTERS = 300;

    /// What is wrong with it.
    public enum Fault {
        /// The text is no JSON; the sentence is the one that a client of GenieACS knows, to be put behind `SyntaxError: `.
        SYNTAX,
        /// It is JSON, and we do not answer it.
        MEANING
    }

    private final Fault fault;

    MalformedQueryException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    static MalformedQueryException refused(String message) {
        boolean whole = message.length() <= MOST_CHARACTERS;
        return new MalformedQueryException(Fault.MEANING,
                whole ? message : message.substring(0, MOST_CHARACTERS) + "…");
    }

    /// What is wrong, in one sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public Fault fault() {
        return fault;
    }
}
