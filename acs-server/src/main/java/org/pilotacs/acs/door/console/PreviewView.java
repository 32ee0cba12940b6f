package org.pilotacs.acs.door.console;

import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.campaign.Preview;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What a plan would find, beside its form.
///
/// @param reach whether that is all, or how much of the fleet was looked at
/// @param numbers what matches, and what becomes of it
/// @param wrong what stands in the way of looking; then all else is empty
public record PreviewView(String begun, String reach, boolean everything, List<Line> numbers, List<Line> strata,
        List<Line> waves, List<Console.Row> sample, List<Wrong> wrong) {
    private static final int STRATA = 12;
    /// How the form calls a field.
    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("request", "what"),
            Map.entry("image", "image"), Map.entry("writes", "write"), Map.entry("waves", "waves"),
            Map.entry("perRevision", "per-revision"), Map.entry("soak", "soak"), Map.entry("gates.reached", "reached"),
            Map.entry("gates.good", "good"), Map.entry("gates.errors", "errors"),
            Map.entry("gates.mostErrors", "most-errors"), Map.entry("gates.patience", "patience"),
            Map.entry("gates.sure", "sure"), Map.entry("tolerance", "tolerance"),
            Map.entry("health.restarts", "restarts"), Map.entry("health.signalDrop", "signal"),
            Map.entry("health.silence", "silence"), Map.entry("pace", "pace"), Map.entry("pace.atOnce", "at-once"),
            Map.entry("pace.rate", "rate"), Map.entry("until", "until"), Map.entry("retries", "retries"),
            Map.entry("window.from", "window.from"), Map.entry("window.to", "window.to"),
            Map.entry("window.days", "window.days"), Map.entry("window.zone", "window.zone"),
            Map.entry("target.where", "where"), Map.entry("target.devices", "devices"),
            Map.entry("target.models", "models"), Map.entry("target.hardware", "hardware"),
            Map.entry("target.versions", "versions"), Map.entry("target.tags", "tags"),
            Map.entry("target.areas", "areas"), Map.entry("name", "name"));

    public PreviewView {
        numbers = List.copyOf(numbers);
        strata = List.copyOf(strata);
        waves = List.copyOf(waves);
        sample = List.copyOf(sample);
        wrong = List.copyOf(wrong);
    }

    public record Line(String name, String number, int percent) {}

    public record Wrong(String field, String text) {}

    static PreviewView wrong(Map<String, String> errors, Words words) {
        return new PreviewView("", "", false, List.of(), List.of(), List.of(), List.of(),
                errors.entrySet().stream().map(one -> new Wrong(one.getKey(),
                        words.say("campaigns.form." + LABELS.getOrDefault(one.getKey(), "care")) + ": "
                                + one.getValue()))
                        .toList());
    }

    static PreviewView of(Preview preview, CampaignPlan plan, Words words, Instant now) {
        List<Line> numbers = new ArrayList<>();
        numbers.add(line(words.say("campaigns.preview.matching"), preview.matching(), preview.matching(), words));
        numbers.add(line(words.say("campaigns.preview.begun"), preview.begun(), preview.matching(), words));
        preview.refusals().entrySet().stream()
                .sorted(Map.Entry.<Saying, Long>comparingByValue().reversed())
                .forEach(one -> numbers.add(line(words.say("campaigns.preview.skipped", words.say(one.getKey())),
                        one.getValue(), preview.matching(), words)));
        List<Line> strata = preview.strata().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(one -> line(one.getKey(), one.getValue(), preview.begun(), words)).limit(STRATA).toList();
        return new PreviewView(WaveBar.number(preview.begun(), words),
                preview.isExact()
                        ? words.say("campaigns.preview.exact", WaveBar.number(preview.fleet(), words))
                        : words.say("campaigns.preview.part", WaveBar.number(preview.looked(), words),
                                WaveBar.number(preview.fleet(), words)),
                plan.target().isEverything(), numbers, strata, waves(preview, plan, words),
                preview.sample().stream().map(one -> Console.Row.of(one, words, now)).toList(), List.of());
    }

    private static List<Line> waves(Preview preview, CampaignPlan plan, Words words) {
        List<Line> waves = new ArrayList<>();
        List<Long> sizes = preview.waves(plan);
        for (int wave = 0; wave < sizes.size(); wave++) {
            waves.add(line(words.say(wave == 0 && sizes.size() > 1 ? "campaigns.wave.canary" : "campaigns.wave",
                    wave + 1) + " · " + PlanFacts.size(plan.waves().get(wave), words), sizes.get(wave),
                    preview.begun(), words));
        }
        return waves;
    }

    private static Line line(String name, long number, long of, Words words) {
        return new Line(name, WaveBar.number(number, words), of == 0 ? 0 : (int) Math.round(100.0 * number / of));
    }
}
