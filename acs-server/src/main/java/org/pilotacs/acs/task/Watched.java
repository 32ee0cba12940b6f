package org.pilotacs.acs.task;

import java.time.Duration;

/// A parameter whose changes a device is to tell by itself.
///
/// @param path one parameter, or an object with its dot for all below it
/// @param pause least time between two tellings, where the protocol has that; zero for none
public record Watched(String path, Attention attention, Duration pause) {
    public Watched(String path, Attention attention) {
        this(path, attention, Duration.ZERO);
    }

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
