package org.pilotacs.agent;

/// Why the program ended, as the exit status says it (sysexits.h). A service manager starts it again after each but the ones that
/// only a person can put right. SIGTERM ends it with 143, as it does every Java program.
enum Ending {
    /// It did what the command line asked for.
    DONE(0),
    /// The command line is wrong.
    USAGE(64),
    /// A bug; the log has it.
    BUG(70),
    /// The state folder or a port cannot be had.
    UNUSABLE(71),
    /// A restart of the box was ordered.
    RESTART(75),
    /// The configuration is wrong.
    CONFIGURATION(78);

    private final int status;

    Ending(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
