package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A campaign with all that is counted of it.
///
/// @param waves in order; empty until they are drawn
/// @param strata names of models and revisions, by number
/// @param untouched how those fare that it has not touched, as far as this node has looked at them
/// @param entries what happened to it, oldest first
public record CampaignView(Campaign campaign, Tally tally, List<Wave> waves, List<String> strata, Rest untouched,
        List<CampaignEntry> entries) {
    public CampaignView {
        waves = List.copyOf(waves);
        strata = List.copyOf(strata);
        entries = List.copyOf(entries);
    }

    /// A wave, from 0.
    ///
    /// @param opened null before
    public record Wave(int number, WaveSize size, @Nullable Instant opened, Tally tally) {}
}
