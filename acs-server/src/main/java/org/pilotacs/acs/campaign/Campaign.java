package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;

/// A campaign as it stands.
///
/// @param id 24 hexadecimal digits
/// @param wave the newest that is open, from 0; -1 before the first
/// @param opened when that opened; null before
/// @param why it stands as it does, in one sentence
/// @param scope while it rolls back, the number of the model and revision that this is about; null for all
/// @param who made it
/// @param approvedBy null if nobody did, or had to
/// @param revision rises with each change but those of its devices
public record Campaign(String id, CampaignPlan plan, CampaignState state, int wave, @Nullable Instant opened,
        Saying why,
        @Nullable Integer scope, String who, Instant created, Instant changed, @Nullable Instant started,
        @Nullable Instant ended, @Nullable String approvedBy, long revision) {
    Campaign standing(CampaignState state, Saying why) {
        return new Campaign(id, plan, state, wave, opened, why, scope, who, created, changed, started, ended,
                approvedBy,
                revision);
    }

    Campaign planned(CampaignPlan plan) {
        return new Campaign(id, plan, state, wave, opened, why, scope, who, created, changed, started, ended,
                approvedBy,
                revision);
    }

    Campaign opening(int wave, Saying why, Instant now) {
        return new Campaign(id, plan, CampaignState.RUNNING, wave, now, why, scope, who, created, changed,
                started == null ? now : started, ended, approvedBy, revision);
    }

    Campaign rollingBack(@Nullable Integer scope, Saying why) {
        return new Campaign(id, plan, CampaignState.ROLLING_BACK, wave, opened, why, scope, who, created, changed,
                started,
                ended, approvedBy, revision);
    }

    /// One that was over goes on.
    Campaign begunAgain() {
        return new Campaign(id, plan, state, wave, opened, why, scope, who, created, changed, started, null, approvedBy,
                revision);
    }

    Campaign endedAt(Instant now) {
        return new Campaign(id, plan, state, wave, opened, why, scope, who, created, changed, started, now, approvedBy,
                revision);
    }

    Campaign approved(String by) {
        return new Campaign(id, plan, state, wave, opened, why, scope, who, created, changed, started, ended, by,
                revision);
    }
}
