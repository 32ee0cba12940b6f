package org.pilotacs.acs.door.console;

import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.campaign.Measure;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.firmware.Artefact;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the form of a campaign has to choose from.
///
/// @param kept what the campaign that it began with orders, in words; empty if it began with none
/// @param satellite whether anything is sent by satellite here
/// @param begun whether it is running already, so that only how careful it is may change
public record CampaignChoices(List<Choice> images, List<Choice> types, List<Choice> days, List<Choice> measures,
        List<Choice> seen, List<Choice> links, String kept, boolean satellite, boolean begun) {
    /// @param name as it is sent
    public record Choice(String name, String text) {}

    /// @param within how lately devices must have been heard, as it stands in the form
    static CampaignChoices of(Console.Core core, String kept, boolean begun, String within, Words words) {
        return new CampaignChoices(
                core.images().all().stream().filter(Artefact::isFirmware).map(CampaignChoices::image).toList(),
                Stream.of(ValueType.values())
                        .map(one -> new Choice(TypeName.of(one), words.say("type." + one.name()))).toList(),
                Stream.of(DayOfWeek.values()).map(one -> new Choice(CampaignForm.day(one),
                        one.getDisplayName(TextStyle.SHORT, words.locale()))).toList(),
                Stream.of(Measure.values()).map(one -> new Choice(one.wireName(),
                        words.say("campaigns.measure." + one.wireName() + ".long"))).toList(),
                seen(within, words),
                Stream.of("cwmp", "lwm2m", "satellite").map(one -> new Choice(one, words.say("link." + one))).toList(),
                kept, core.broadcasts() != Broadcasts.NONE, begun);
    }

    private static Choice image(Artefact image) {
        return new Choice(image.id(), CampaignFace.model(image) + " · " + image.version());
    }

    private static List<Choice> seen(String within, Words words) {
        List<Choice> seen = new ArrayList<>(List.of(new Choice("", words.say("campaigns.form.seen.any"))));
        Stream.of("1h", "1d", "7d", "30d")
                .forEach(one -> seen.add(new Choice(one, words.say("campaigns.form.seen." + one))));
        if (seen.stream().noneMatch(one -> one.name.equals(within))) {
            seen.add(new Choice(within, within));
        }
        return seen;
    }
}
