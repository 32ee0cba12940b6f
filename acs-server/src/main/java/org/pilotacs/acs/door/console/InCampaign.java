package org.pilotacs.acs.door.console;

import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.Member;
import org.pilotacs.acs.door.Words;

import java.time.Instant;

/// That a box is in a campaign that goes on, as its page says it.
///
/// @param href of what happened to it there
/// @param text how it stands there
public record InCampaign(String href, String name, CampaignFace face, String text) {
    static InCampaign of(Campaign campaign, Member member, Words words, Instant now) {
        String until = CampaignMembers.until(member, campaign, words, now);
        CampaignFace face = CampaignFace.of(member.state(), words);
        return new InCampaign("/campaigns/" + campaign.id() + "/devices/" + CampaignMembers.encoded(member.device()),
                campaign.plan().name(), face,
                until.isEmpty() ? face.word() : words.say("campaigns.in.until", face.word(), until));
    }
}
