package org.pilotacs.acs.door.console;

import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.campaign.CampaignState;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;

/// How a campaign, or one of its devices, stands: colour, shape and word.
public record CampaignFace(String style, String shape, String word) {
    static CampaignFace of(CampaignState state, Words words) {
        String word = words.say("campaigns.state." + state.wireName());
        return switch (state) {
            case DRAFT, GATHERING -> new CampaignFace("unknown", "◌", word);
            case READY -> new CampaignFace("unknown", "◇", word);
            case AWAITING_APPROVAL -> new CampaignFace("warn", "◆", word);
            case RUNNING -> new CampaignFace("run", "►", word);
            case PAUSED -> new CampaignFace("warn", "▲", word);
            case ROLLING_BACK -> new CampaignFace("bad", "◄", word);
            case FINISHED -> new CampaignFace("ok", "✓", word);
            case ABORTED -> new CampaignFace("unknown", "■", word);
            case ROLLED_BACK -> new CampaignFace("warn", "◄", word);
        };
    }

    static CampaignFace of(MemberState state, Words words) {
        String word = words.say("campaigns.member." + state.wireName());
        return switch (state) {
            case PENDING, SKIPPED, LEFT_OUT -> new CampaignFace("unknown", "◌", word);
            case WAITING -> new CampaignFace("unknown", "◇", word);
            case AT_WORK, ROLLING_BACK, RETURNING -> new CampaignFace("run", "►", word);
            case PROVING -> new CampaignFace("run", "◐", word);
            case DONE -> new CampaignFace("ok", "✓", word);
            case HURT -> new CampaignFace("warn", "▲", word);
            case FAILED, STUCK -> new CampaignFace("bad", "■", word);
            case UNKNOWN -> new CampaignFace("unknown", "?", word);
            case ROLLED_BACK -> new CampaignFace("warn", "◄", word);
        };
    }

    /// What is done to each device, in a line.
    static String kind(ActionRequest request, Artefacts images, Words words) {
        String name = words.action(ActionKind.of(request));
        return switch (request) {
            case ActionRequest.UpdateFirmware(String image) -> images.find(image)
                    .map(one -> words.say("campaigns.kind.firmware", one.version(), model(one)))
                    .orElseGet(() -> words.say("campaigns.kind.firmware-gone", image));
            case ActionRequest.ApplyConfiguration(String file) ->
                images.find(file).map(one -> name + " " + one.version()).orElse(name);
            case ActionRequest.Write(var assignments) -> assignments.size() == 1
                    ? words.say("campaigns.kind.write-one", assignments.getFirst().path())
                    : words.say("campaigns.kind.write", assignments.size());
            case ActionRequest.Reconnect(Way way, var _) when way == Way.SATELLITE ->
                words.say("campaigns.kind.by-satellite", name);
            case ActionRequest.ResetPin(Way way) when way == Way.SATELLITE ->
                words.say("campaigns.kind.by-satellite", name);
            case ActionRequest.Reconnect _,ActionRequest.ResetPin _,ActionRequest.Restart _,ActionRequest.FactoryReset _,ActionRequest.SendEmms _,ActionRequest.CheckSignal _,ActionRequest.TestLine _,ActionRequest.FixWifi _,ActionRequest.FetchFile _,ActionRequest.Read _,ActionRequest.Discover _ ->
                name;
        };
    }

    static String model(Artefact image) {
        return image.fit().hardware().isEmpty()
                ? image.fit().productClass()
                : image.fit().productClass() + " " + image.fit().hardware();
    }
}
