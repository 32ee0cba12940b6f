package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.campaign.Breach;
import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.campaign.Gates;
import org.pilotacs.acs.campaign.Measure;
import org.pilotacs.acs.campaign.Target;
import org.pilotacs.acs.campaign.WaveSize;
import org.pilotacs.acs.campaign.Window;
import org.pilotacs.acs.door.Words;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/// A plan in words, line by line.
record PlanFacts(CampaignPlan plan, Words words) {
    List<DeviceView.Fact> all() {
        List<DeviceView.Fact> facts = new ArrayList<>();
        add(facts, "waves", waves(plan.waves(), words));
        if (plan.perRevision() > 0) {
            add(facts, "per-revision", words.say("campaigns.plan.per-revision.text", plan.perRevision()));
        }
        Gates gates = plan.gates();
        add(facts, "gates", words.say("campaigns.plan.gates.text", gates.reached(), gates.good(),
                number(gates.errors())));
        if (gates.mostErrors() != null) {
            add(facts, "most-errors", Integer.toString(gates.mostErrors()));
        }
        add(facts, "tolerance", tolerance());
        add(facts, "soak", words.span(plan.soak()));
        add(facts, "breach", words.say(plan.breach() == Breach.PAUSE
                ? "campaigns.breach.pause"
                : "campaigns.breach.roll-back"));
        add(facts, "window", window(plan.window()));
        add(facts, "pace", pace());
        add(facts, "retries",
                plan.retries() == 0 ? words.say("campaigns.plan.retries.never") : words.times(plan.retries()));
        add(facts, "until", words.span(plan.until()));
        return facts;
    }

    private void add(List<DeviceView.Fact> facts, String key, String text) {
        facts.add(new DeviceView.Fact(words.say("campaigns.plan." + key), text, null));
    }

    private String number(double number) {
        return NumberFormat.getNumberInstance(words.locale()).format(number);
    }

    static String waves(List<WaveSize> waves, Words words) {
        return waves.stream().map(one -> size(one, words)).collect(Collectors.joining(" → "));
    }

    static String size(WaveSize size, Words words) {
        return switch (size) {
            case WaveSize.Devices(long number) -> WaveBar.number(number, words);
            case WaveSize.Share(BigDecimal percent) -> words.say("campaigns.percent",
                    NumberFormat.getNumberInstance(words.locale()).format(percent));
            case WaveSize.Rest _ -> words.say("campaigns.rest");
        };
    }

    private String tolerance() {
        EnumMap<Measure, Double> sorted = new EnumMap<>(Measure.class);
        sorted.putAll(plan.gates().tolerance());
        return sorted.isEmpty()
                ? words.say("campaigns.plan.tolerance.none")
                : sorted.entrySet().stream().map(one -> words.say("campaigns.measure." + one.getKey().wireName()) + " "
                        + words.say("campaigns.percent", number(one.getValue()))).collect(Collectors.joining(", "));
    }

    private String window(@Nullable Window window) {
        if (window == null) {
            return words.say("campaigns.plan.window.any");
        }
        String days = window.days().size() == DayOfWeek.values().length
                ? words.say("campaigns.plan.window.daily")
                : EnumSet.copyOf(window.days()).stream().map(one -> one.getDisplayName(TextStyle.SHORT, words.locale()))
                        .collect(Collectors.joining(", "));
        return words.say("campaigns.plan.window.text", window.from(), window.to(), days,
                window.zone() == null ? words.say("campaigns.plan.window.own") : window.zone().getId());
    }

    private String pace() {
        List<String> parts = new ArrayList<>();
        if (plan.pace().atOnce() > 0) {
            parts.add(words.say("campaigns.plan.pace.at-once", plan.pace().atOnce()));
        }
        if (plan.pace().bytesPerSecond() > 0) {
            parts.add(words.say("campaigns.plan.pace.rate", number(plan.pace().bytesPerSecond() / 125_000.0)));
        }
        parts.add(words.say(plan.pace().knock() ? "campaigns.plan.pace.knock" : "campaigns.plan.pace.wait"));
        return String.join(", ", parts);
    }

    /// Whom it is for, in a line.
    String whom() {
        Target target = plan.target();
        if (target.isEverything()) {
            return words.say("campaigns.whom.all");
        }
        List<String> parts = new ArrayList<>();
        part(parts, "models", target.models());
        part(parts, "hardware", target.hardware());
        part(parts, "versions", target.versions());
        part(parts, "tags", target.tags());
        part(parts, "areas", target.areas());
        part(parts, "links", target.links().stream().map(one -> words.sayOr("link." + one, one)).toList());
        if (target.seenWithin() != null) {
            parts.add(words.say("campaigns.whom.seen", words.span(target.seenWithin())));
        }
        if (!target.devices().isEmpty()) {
            parts.add(words.say("campaigns.whom.devices", target.devices().size()));
        }
        if (!target.where().isEmpty()) {
            parts.add(target.where());
        }
        return String.join(" · ", parts);
    }

    private void part(List<String> parts, String key, Collection<String> some) {
        if (!some.isEmpty()) {
            parts.add(words.say("campaigns.whom." + key,
                    some.stream().sorted().collect(Collectors.joining(", "))));
        }
    }
}
