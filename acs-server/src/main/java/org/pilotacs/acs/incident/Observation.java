package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;

import java.time.Duration;
import java.time.Instant;

/// What a box showed of itself at one moment.
///
/// @param signal whether its signal is weak; null if it did not say
/// @param transponder that its weakest tuner is on, for example `11900 V`; empty if it did not say
/// @param offline whether it told that it has no internet; null if it did not say
/// @param heard how it was heard
/// @param every how often it comes by itself; null if not known
public record Observation(Device device, Instant at, @Nullable Boolean signal, String transponder,
        @Nullable Boolean offline, Heard heard, @Nullable Duration every) {
    /// How a box was heard.
    public enum Heard {
        /// By its regular report.
        REGULARLY,
        /// It started, and nobody ordered that.
        STARTING,
        /// In any other way.
        OTHERWISE
    }
}
