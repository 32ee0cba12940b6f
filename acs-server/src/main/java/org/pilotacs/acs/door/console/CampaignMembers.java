package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.Member;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The devices of a campaign, or those in one state.
///
/// @param next address of the next page; empty on the last
public record CampaignMembers(String title, String href, List<TimelineView.Filter> filters, List<Row> rows,
        String next) {
    public CampaignMembers {
        filters = List.copyOf(filters);
        rows = List.copyOf(rows);
    }

    /// @param href of what happened to it here
    public record Row(String href, String serial, String model, int wave, CampaignFace face, AirView.Moment since,
            String why) {}

    /// One device of a campaign, and what happened to it.
    ///
    /// @param box of its own page; empty if it is gone
    public record Story(String title, String href, String serial, String model, String box, CampaignFace face,
            List<DeviceView.Fact> facts, List<Step> steps) {
        public Story {
            facts = List.copyOf(facts);
            steps = List.copyOf(steps);
        }
    }

    /// @param action address of the action that it came of; empty for none
    public record Step(AirView.Moment at, CampaignFace face, String text, String action) {}

    /// Makes the pages of one campaign's devices.
    record Maker(CampaignView view, Devices devices, Words words, Instant now) {
        private String href() {
            return "/campaigns/" + view.campaign().id();
        }

        List<TimelineView.Filter> filters(@Nullable MemberState shown) {
            List<TimelineView.Filter> filters = new ArrayList<>();
            filters.add(new TimelineView.Filter(href() + "/devices", words.say("campaigns.devices.all",
                    WaveBar.number(view.tally().all(), words)), shown == null));
            Stream.of(MemberState.values()).filter(one -> one == shown || view.tally().of(one) > 0)
                    .forEach(one -> filters.add(new TimelineView.Filter(href() + "/devices?state=" + one.wireName(),
                            words.say("campaigns.member." + one.wireName()) + " "
                                    + WaveBar.number(view.tally().of(one), words),
                            one == shown)));
            return filters;
        }

        Row row(Member member) {
            Optional<Device> device = devices.find(member.device());
            return new Row(href() + "/devices/" + encoded(member.device()), serial(device, member),
                    device.map(Maker::model).orElse(""), member.wave() + 1, CampaignFace.of(member.state(), words),
                    moment(member.since()), words.say(member.why()));
        }

        private static String model(Device device) {
            return device.modelName().isEmpty() ? device.identity().productClass() : device.modelName();
        }

        private static String serial(Optional<Device> device, Member member) {
            return device.map(one -> one.identity().serialNumber()).orElse(member.device().value());
        }

        private AirView.Moment moment(Instant at) {
            return new AirView.Moment(at, words.ago(Duration.between(at, now)));
        }

        Story story(Member member) {
            Optional<Device> device = devices.find(member.device());
            List<DeviceView.Fact> facts = new ArrayList<>();
            fact(facts, "wave", words.say("campaigns.wave", member.wave() + 1));
            fact(facts, "stratum", member.stratum() < view.strata().size()
                    ? view.strata().get(member.stratum())
                    : "");
            fact(facts, "before", member.software());
            fact(facts, "runs", device.map(Device::softwareVersion).orElse(""));
            fact(facts, "attempts", member.attempts() == 0 ? "" : Integer.toString(member.attempts()));
            fact(facts, "until", until(member, view.campaign(), words, now));
            return new Story(view.campaign().plan().name(), href(), serial(device, member),
                    device.map(Maker::model).orElse(""), device.map(DeviceView::href).orElse(""),
                    CampaignFace.of(member.state(), words), facts, member.story().reversed().stream()
                            .map(one -> new Step(moment(one.at()), CampaignFace.of(one.state(), words),
                                    words.say(one.why()), one.action() == null ? "" : "/actions/" + one.action()))
                            .toList());
        }

        private void fact(List<DeviceView.Fact> facts, String key, @Nullable String text) {
            if (text != null && !text.isEmpty()) {
                facts.add(new DeviceView.Fact(words.say("campaigns.fact." + key), text, null));
            }
        }
    }

    /// Until when it is watched; empty if it is not.
    static String until(Member member, Campaign campaign, Words words, Instant now) {
        Instant proved = member.proved();
        return member.state() != MemberState.PROVING || proved == null
                ? ""
                : words.by(proved.plus(campaign.plan().soak()), now);
    }

    /// Of a box that is gone; empty if it is no id.
    static Optional<DeviceId> id(String written) {
        return written.isEmpty() || written.length() > DeviceId.MAX_LENGTH
                ? Optional.empty()
                : Optional.of(new DeviceId(written));
    }

    static String encoded(DeviceId device) {
        return device.value().replace("%", "%25");
    }
}
