package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;

/// A device of a campaign.
///
/// @param wave from 0
/// @param lot drawn at random; what decides its wave
/// @param since when it is in its state
/// @param marks letters of the measures by which it is in trouble
/// @param action its newest action; null before the first
/// @param attempts how often it was begun with
/// @param software version that it ran when it was begun with; null before
/// @param proved when it showed that it did it; null before
/// @param broadcast whether it never comes by itself
/// @param story what happened to it, oldest first
public record Member(DeviceId device, int wave, int stratum, long lot, MemberState state, Instant since, String marks,
        @Nullable String action, int attempts, @Nullable String software, @Nullable Instant begun,
        @Nullable Instant proved, boolean broadcast, List<Step> story) {
    public Member {
        story = List.copyOf(story);
    }

    /// One thing that happened to it.
    ///
    /// @param action that it came of; null for none
    public record Step(Instant at, MemberState state, Saying why, @Nullable String action) {}

    /// Why it stands where it does.
    public Saying why() {
        return story.isEmpty() ? Saying.NOTHING : story.getLast().why();
    }
}
