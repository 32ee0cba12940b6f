package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.FoundCause;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Verdict;
import org.pilotacs.acs.diagnosis.knowledge.Cause;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.StageName;
import org.pilotacs.acs.door.Timeline;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What happened to a box and about it, a line for each, newest first.
///
/// @param filters all kinds of entries first
/// @param older address of the next page, empty if this is the last
/// @param newest address of the first page, empty if this is it
public record TimelineView(List<Filter> filters, List<Line> lines, String older, String newest) {
    public TimelineView {
        filters = List.copyOf(filters);
        lines = List.copyOf(lines);
    }

    /// A link that shows some entries only.
    public record Filter(String href, String word, boolean current) {}

    /// An entry.
    ///
    /// @param style how it ended
    /// @param href where more is to be read, empty for nowhere
    public record Line(String style, String name, String href, String text, Instant at, String age) {}

    /// @param href of the box's page
    static TimelineView of(String href, Beside beside, Knowledge knowledge, Words words, Instant now) {
        Timeline.Kind shown = beside.shown();
        String base = href + (shown == null ? "" : "?show=" + shown.wireName());
        List<Filter> filters = new ArrayList<>(List.of(filter(href, null, shown, words)));
        Arrays.stream(Timeline.Kind.values()).forEach(kind -> filters.add(filter(href, kind, shown, words)));
        Timeline.Place next = beside.timeline().next();
        return new TimelineView(filters,
                beside.timeline().entries().stream().map(one -> line(one, knowledge, words, now)).toList(),
                next == null ? "" : base + (shown == null ? "?" : "&") + "after=" + next.text() + "#timeline",
                beside.older() ? base + "#timeline" : "");
    }

    private static Filter filter(String href, Timeline.@Nullable Kind kind, Timeline.@Nullable Kind shown,
            Words words) {
        return new Filter(href + (kind == null ? "" : "?show=" + kind.wireName()) + "#timeline",
                words.say("timeline.show." + (kind == null ? "all" : kind.wireName())), kind == shown);
    }

    private static Line line(Timeline.Entry entry, Knowledge knowledge, Words words, Instant now) {
        String age = words.ago(Duration.between(entry.at(), now));
        return switch (entry) {
            case Timeline.Ordered(Action action) -> {
                Outcome outcome = action.outcome();
                yield new Line(outcome == null ? "running" : StageName.of(outcome),
                        name(action, words), "/actions/" + action.id(),
                        words.standing(action, now), entry.at(), age);
            }
            case Timeline.Examined(Examination one) ->
                new Line("diagnosis", words.say("timeline.diagnosis"), "", diagnosis(one, words), entry.at(), age);
            case Timeline.Contacted(var contact) -> new Line("contact", words.say("timeline.contact"), "",
                    contact(contact.note(), knowledge, words), entry.at(), age);
            case Timeline.Began _ ->
                new Line("start", words.say("timeline.box"), "", words.say("timeline.start"), entry.at(), age);
            case Timeline.Renewed(Instant _, String before, String after) -> new Line("renewed",
                    words.say("timeline.box"), "", words.say("timeline.renewed", before, after), entry.at(), age);
        };
    }

    private static String name(Action action, Words words) {
        String name = words.action(ActionKind.of(action.request()));
        return action.requester().channel().equals("campaign") ? words.say("timeline.campaign", name) : name;
    }

    private static String diagnosis(Examination one, Words words) {
        Diagnosis found = one.diagnosis();
        return Stream.of(found == null ? words.say("verdict.checking") : verdict(found.verdict(), words),
                helped(one.recheck(), words)).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String verdict(Verdict verdict, Words words) {
        return switch (verdict) {
            case Verdict.Likely(var ranked) -> words.say("timeline.likely", words.say(ranked.cause().title()),
                    VerdictView.percent(ranked.probability()));
            case Verdict.Well _ -> words.say("verdict.well");
            case Verdict.Unknown _ -> words.say("verdict.unknown");
        };
    }

    private static String helped(Examination.@Nullable Recheck recheck, Words words) {
        Examination.Helped helped = recheck == null ? null : recheck.helped();
        return helped == null ? "" : words.say("verdict.helped." + helped.wireName());
    }

    private static String contact(ContactNote note, Knowledge knowledge, Words words) {
        FoundCause cause = note.cause();
        return Stream.of(words.say(note.complaint().of()), Objects.requireNonNullElse(note.errorCode(), ""),
                cause == null ? "" : knowledge.cause(cause.id()).map(Cause::title).map(words::say).orElse(cause.id()),
                words.say("timeline.helped." + WireName.of(note.helped())), note.text())
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }
}
