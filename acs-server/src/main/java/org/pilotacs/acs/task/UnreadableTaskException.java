package org.pilotacs.acs.task;

/// A stored task that cannot be read back: a damaged database, or one of a newer version.
public final class UnreadableTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTaskException(String task, String problem) {
        super("task " + task + ": " + problem);
    }

    UnreadableTaskException(String task, String problem, Throwable cause) {
        super("task " + task + ": " + problem, cause);
    }
}
