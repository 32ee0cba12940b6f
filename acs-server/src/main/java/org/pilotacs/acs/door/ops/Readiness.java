package org.pilotacs.acs.door.ops;

/// One thing that must work before this server may be given traffic.
///
/// @param name for people, for example `database`
public record Readiness(String name, Check check) {
    /// Whether it works; may block for a moment.
    @FunctionalInterface
    public interface Check {
        /// @throws Exception why it does not
        void verify() throws Exception;
    }
}
