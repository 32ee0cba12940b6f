package org.pilotacs.acs.task;

/// A parameter whose changes a device is to tell by itself.
///
/// @param path one parameter, or an object with its dot for all below it
public record Watched(String path, Attention attention) {
    /// When it tells of a change.
    public enum Attention {
        /// Never.
        NONE,
        /// With its next report.
        PASSIVE,
        /// At once.
        ACTIVE
    }
}
