package org.pilotacs.acs.door.console;

import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignEntry;
import org.pilotacs.acs.campaign.CampaignState;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.firmware.Artefacts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One campaign as its page shows it.
///
/// @param why it stands as it does, in one sentence
/// @param said changes when somebody who does not see the page should hear of it
/// @param scope the model and revision that a rolling back is about; empty for all
/// @param progress how far the gathering is; empty unless it goes on
/// @param parts of the whole, each a link to its devices
/// @param history newest first
public record CampaignSight(String id, String href, String name, CampaignFace face, String why, String said,
        String kind, String whom, List<DeviceView.Fact> about, List<DeviceView.Fact> plan, String scope,
        String progress, List<WaveBar> bars, List<Part> parts, WaveTable table, StratumTable strata,
        List<Entry> history,
        boolean over) {
    public CampaignSight {
        about = List.copyOf(about);
        plan = List.copyOf(plan);
        bars = List.copyOf(bars);
        parts = List.copyOf(parts);
        history = List.copyOf(history);
    }

    public record Part(String style, String word, String number, String href) {}

    /// The bars as a table.
    public record WaveTable(List<String> columns, List<Row> rows) {
        public record Row(String name, String opened, List<String> numbers) {}
    }

    /// @param who did it; empty if the server did by itself
    public record Entry(AirView.Moment at, CampaignFace face, String who, String text) {}

    /// Makes the page of one campaign.
    record Maker(CampaignView view, Artefacts images, Words words, Instant now) {
        CampaignSight sight() {
            Campaign campaign = view.campaign();
            PlanFacts facts = new PlanFacts(campaign.plan(), words);
            String why = words.say(campaign.why());
            Integer scope = campaign.scope();
            boolean rolls = campaign.state() == CampaignState.ROLLING_BACK;
            return new CampaignSight(campaign.id(), "/campaigns/" + campaign.id(), campaign.plan().name(),
                    CampaignFace.of(campaign.state(), words), why,
                    campaign.state() + "." + campaign.wave() + "." + campaign.why().code(),
                    CampaignFace.kind(campaign.plan().request(), images, words), facts.whom(), about(), facts.all(),
                    rolls && scope != null && scope < view.strata().size()
                            ? words.say("campaigns.scope", view.strata().get(scope))
                            : "",
                    campaign.state() == CampaignState.GATHERING
                            ? words.say("campaigns.found", WaveBar.number(view.tally().all(), words))
                            : "",
                    new WaveBar.Maker(view, words).bars(), parts(), table(), StratumTable.of(view, words), history(),
                    campaign.state().isOver());
        }

        private List<DeviceView.Fact> about() {
            Campaign campaign = view.campaign();
            List<DeviceView.Fact> about = new ArrayList<>();
            about.add(fact("made", words.say("campaigns.by", campaign.who()), campaign.created()));
            if (campaign.approvedBy() != null) {
                about.add(new DeviceView.Fact(words.say("campaigns.about.approved"), campaign.approvedBy(), null));
            }
            if (campaign.started() != null) {
                about.add(fact("started", "", campaign.started()));
            }
            if (campaign.ended() != null) {
                about.add(fact("ended", "", campaign.ended()));
            }
            return about;
        }

        private DeviceView.Fact fact(String key, String more, Instant at) {
            String age = words.ago(Duration.between(at, now));
            return new DeviceView.Fact(words.say("campaigns.about." + key) + (more.isEmpty() ? "" : " " + more), age,
                    at);
        }

        private List<Part> parts() {
            List<Part> parts = new ArrayList<>(BarPart.order(view.campaign().plan().isBroadcast()).stream()
                    .filter(one -> one.of(view.tally()) > 0).map(one -> part(one.wireName(), one.state(),
                            one.of(view.tally())))
                    .toList());
            long skipped = view.tally().of(MemberState.SKIPPED);
            if (skipped > 0) {
                parts.add(part("skipped", MemberState.SKIPPED, skipped));
            }
            return parts;
        }

        private Part part(String name, MemberState state, long number) {
            return new Part(name, words.say("campaigns.part." + name), WaveBar.number(number, words),
                    "/campaigns/" + view.campaign().id() + "/devices?state=" + state.wireName());
        }

        private WaveTable table() {
            List<BarPart> shown = BarPart.order(view.campaign().plan().isBroadcast()).stream()
                    .filter(one -> one.of(view.tally()) > 0).toList();
            Map<Integer, String> names = new WaveBar.Maker(view, words).bars().stream()
                    .collect(Collectors.toMap(WaveBar::number, WaveBar::name));
            return new WaveTable(
                    Stream.concat(Stream.of(words.say("campaigns.column.devices")),
                            shown.stream().map(one -> words.say("campaigns.part." + one.wireName()))).toList(),
                    view.waves().stream().map(wave -> new WaveTable.Row(
                            names.getOrDefault(wave.number() + 1, ""),
                            wave.opened() == null
                                    ? words.say("campaigns.wave.not-open")
                                    : words.minute(wave.opened(), now),
                            Stream.concat(Stream.of(WaveBar.number(WaveBar.devices(wave.tally()), words)),
                                    shown.stream().map(one -> WaveBar.number(one.of(wave.tally()), words))).toList()))
                            .toList());
        }

        private List<Entry> history() {
            return view.entries().reversed().stream().map(this::entry).toList();
        }

        private Entry entry(CampaignEntry one) {
            return new Entry(new AirView.Moment(one.at(), words.ago(Duration.between(one.at(), now))),
                    CampaignFace.of(one.state(), words), one.who(), words.say(one.why()));
        }
    }
}
