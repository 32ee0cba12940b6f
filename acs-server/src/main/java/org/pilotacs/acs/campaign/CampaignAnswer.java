package org.pilotacs.acs.campaign;

import org.pilotacs.acs.saying.Saying;

/// What became of a wish of a person's.
public sealed interface CampaignAnswer {
    record Done(Campaign campaign) implements CampaignAnswer {}

    /// Nothing was changed; why, and what to do instead.
    record Refused(Saying why) implements CampaignAnswer {}

    record Unknown() implements CampaignAnswer {}
}
