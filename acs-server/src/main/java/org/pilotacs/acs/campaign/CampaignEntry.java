package org.pilotacs.acs.campaign;

import org.pilotacs.acs.saying.Saying;

import java.time.Instant;

/// Something that happened to a campaign.
///
/// @param who did it; empty if the server did by itself
/// @param state it was in then
public record CampaignEntry(Instant at, String who, CampaignState state, Saying why) {}
