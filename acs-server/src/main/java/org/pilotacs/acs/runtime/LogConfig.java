package org.pilotacs.acs.runtime;

/// How much is logged, and in which form.
public record LogConfig(Format format, Level level) {
    public static final LogConfig DEFAULT = new LogConfig(Format.TEXT, Level.INFO);

    /// The form of a line.
    public enum Format {
        /// For people.
        TEXT,
        /// One object a line, for collectors.
        JSON
    }

    /// The least grave kind of line that is written.
    public enum Level {
        ERROR, WARN, INFO, DEBUG, TRACE
    }
}
