package org.pilotacs.acs.link.satellite.payload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/// What a conditional access system says of a command.
///
/// @param sent how often it was on air
/// @param lastSent null if it was not, or the system does not say
/// @param nextSend null if it will not be again, or the system does not say
/// @param reason in the system's own words; empty for none
public record CasStatus(State state, long sent, @Nullable Instant lastSent, @Nullable Instant nextSend, String reason) {
    /// How far it is.
    public enum State {
        QUEUED, ON_AIR,
        /// The card, or somebody who sees it, said so.
        CONFIRMED, FAILED,
        /// Its time is over, and nobody knows.
        EXPIRED;

        /// For example `on-air`.
        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether nothing more will come.
        public boolean isFinal() {
            return this != QUEUED && this != ON_AIR;
        }
    }
}
