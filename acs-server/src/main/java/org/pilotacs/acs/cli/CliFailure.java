package org.pilotacs.acs.cli;

/// Ends a command with a message that says what to do.
final class CliFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Exit exit;

    CliFailure(Exit exit, String message) {
        super(message, null, false, false);
        this.exit = exit;
    }

    /// Ends a command that was given what cannot be.
    static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new CliFailure(Exit.USAGE, otherwise);
        }
    }

    Exit exit() {
        return exit;
    }

    /// How a command ends.
    enum Exit {
        /// Done, and shown to be done.
        DONE(0),
        /// Not done.
        NOT_DONE(1),
        /// Not understood.
        USAGE(2),
        /// No server answered, or it did not let us in.
        NO_SERVER(3),
        /// On its way, or handed over, but nothing shows yet that it took effect.
        OPEN(4);

        private final int code;

        Exit(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
