package org.pilotacs.acs.door.console;

import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.firmware.Artefacts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// A campaign in the list.
///
/// @param trouble how many devices are in trouble, and since; empty for none
/// @param by who made it
/// @param began when it started, or was made if it has not
public record CampaignLine(String href, String name, CampaignFace face, String kind, String why, List<WaveBar> bars,
        String bar, String done, String trouble, String by, AirView.Moment began, boolean open) {
    static CampaignLine of(CampaignView view, Artefacts images, Words words, Instant now) {
        Campaign campaign = view.campaign();
        long all = WaveBar.devices(view.tally());
        long wrong = view.tally().wrong(campaign.plan().isBroadcast());
        long done = view.tally().of(MemberState.DONE)
                + (campaign.plan().isBroadcast() ? view.tally().of(MemberState.UNKNOWN) : 0);
        Instant began = campaign.started() == null ? campaign.created() : campaign.started();
        List<WaveBar> bars = new WaveBar.Maker(view, words).bars().stream()
                .filter(bar -> !bar.parts().isEmpty()).toList();
        return new CampaignLine("/campaigns/" + campaign.id(), campaign.plan().name(),
                CampaignFace.of(campaign.state(), words), CampaignFace.kind(campaign.plan().request(), images, words),
                words.say(campaign.why()), bars, bars.stream().map(WaveBar::label).collect(Collectors.joining(". ")),
                view.waves().isEmpty()
                        ? ""
                        : words.say("campaigns.of", WaveBar.number(done, words), WaveBar.number(all, words)),
                wrong == 0 ? "" : WaveBar.number(wrong, words),
                campaign.who(), new AirView.Moment(began, words.ago(Duration.between(began, now))),
                !campaign.state().isOver());
    }
}
