package org.pilotacs.acs.meter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What one tuner gets. What the box does not tell is absent, never zero.
///
/// @param tuner its number, from 1
/// @param locked whether it holds a signal
/// @param level dBm at its input
/// @param carrierToNoise dB, C/N or Es/N0 as the box has it
/// @param margin dB above the point where the picture is lost; absent without lock
/// @param strength per cent on the maker's own scale, where the box tells no level
/// @param quality 0 to 100, see [Quality]
/// @param trend against about three seconds ago
/// @param best since this meter began
public record TunerSignal(int tuner, @Nullable Boolean locked, @Nullable Double level, @Nullable Double carrierToNoise,
        @Nullable Double margin, @Nullable Double strength, @Nullable Integer quality, Trend trend,
        @Nullable Best best) {

    /// The best that it got.
    ///
    /// @param at when
    public record Best(int quality, @Nullable Double margin, @Nullable Double level, Instant at) {}
}
