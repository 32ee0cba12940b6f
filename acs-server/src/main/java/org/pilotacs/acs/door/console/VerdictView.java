package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.diagnosis.Advice;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Finding;
import org.pilotacs.acs.diagnosis.RankedCause;
import org.pilotacs.acs.diagnosis.Verdict;
import org.pilotacs.acs.diagnosis.knowledge.SignKnowledge;
import org.pilotacs.acs.diagnosis.knowledge.Standing;
import org.pilotacs.acs.diagnosis.knowledge.Step;
import org.pilotacs.acs.diagnosis.sign.Sign;
import org.pilotacs.acs.door.Diagnosed;
import org.pilotacs.acs.door.FindingText;
import org.pilotacs.acs.door.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What is probably wrong, as the box's page shows it: a sentence, why, what to tell the customer, what to do; the evidence a step away.
///
/// @param title the cause; empty if none is likely
/// @param percent how probable it is
/// @param because what speaks most for it, in a line; empty if none is likely
/// @param tell what to tell the customer; empty if none is likely
/// @param next what to do now that is no button; empty if that is a button, or nothing
/// @param press the action that is to be pressed now; empty for none
/// @param missing what would tell most if it were known; empty if nothing is missing, or a cause is likely
/// @param helped what came of what was done last; empty unless something was
/// @param others what else it may be
/// @param said what the customer said in this call; empty for nothing
/// @param code that the screen shows; empty for none
/// @param checking whether the box is being measured
public record VerdictView(String title, int percent, String because, String tell, String next, String press,
        String missing, String helped, String helpedStyle, List<Other> others, List<Evidence> evidence,
        List<Choice> complaints, String said, String code, boolean checking) {
    /// Evidence in the line below the verdict.
    private static final int MENTIONED = 3;
    /// What came of a treatment stays on the page so long.
    private static final Duration LINGER = Duration.ofMinutes(30);

    /// Another cause.
    public record Other(String title, int percent) {}

    /// A finding in the table of evidence.
    ///
    /// @param style `ok`, `warn`, `bad`, or `unknown` for what is too old
    /// @param speaks `+` for what speaks for the verdict, `−` for what does not fit, else empty
    public record Evidence(String title, String value, String unit, String says, String style, String shape,
            String speaks, Instant at, Instant staleAt, String age) {}

    /// Something that the customer may say.
    public record Choice(String value, String word, boolean chosen) {}

    static VerdictView of(Diagnosed diagnosed, Words words, Instant now) {
        Diagnosis diagnosis = diagnosed.diagnosis();
        RankedCause cause = diagnosis.verdict() instanceof Verdict.Likely(var likely) ? likely : null;
        Advice advice = diagnosed.advice();
        Step next = advice.next();
        Examination last = diagnosed.last();
        Examination.Asked asked = diagnosed.asked();
        return new VerdictView(cause == null ? "" : words.say(cause.cause().title()),
                cause == null ? 0 : percent(cause.probability()), cause == null ? "" : because(cause, words),
                cause == null ? "" : words.say(cause.cause().tell()),
                next == null || next.action() != null ? "" : words.say(next.does()),
                next == null || next.action() == null ? "" : next.action(),
                cause == null ? missing(diagnosed, words) : "", helped(last, words, now), helpedStyle(last),
                diagnosis.ranked().stream().filter(one -> one != cause).limit(3)
                        .map(one -> new Other(words.say(one.cause().title()), percent(one.probability()))).toList(),
                diagnosis.findings().stream().map(one -> evidence(one, cause, words, now)).toList(),
                complaints(asked.said(), words), asked.said() == null ? "" : asked.said().wireName(), asked.code(),
                last != null && last.concluded() == null);
    }

    /// What was said in this call.
    static Examination.Asked asked(@Nullable Examination last, Instant now) {
        return last != null && last.recheck() == null && last.created().isAfter(now.minus(LINGER))
                ? last.asked()
                : new Examination.Asked("", null, "");
    }

    /// Nobody is ever quite sure.
    static int percent(double probability) {
        return (int) Math.clamp(Math.round(100 * probability), 1, 99);
    }

    private static String because(RankedCause cause, Words words) {
        return cause.speaksFor().stream().filter(one -> one.rule().sign() != Sign.SAID).limit(MENTIONED)
                .map(one -> FindingText.of(one, words).whole()).collect(Collectors.joining(" · "));
    }

    private static String missing(Diagnosed diagnosed, Words words) {
        return diagnosed.diagnosis().missing().stream().map(diagnosed.knowledge().signs()::get)
                .filter(Objects::nonNull).map(SignKnowledge::title).map(words::say).collect(Collectors.joining(", "));
    }

    private static String helped(@Nullable Examination last, Words words, Instant now) {
        return last == null || last.recheck() == null || last.recheck().helped() == null
                || last.created().isBefore(now.minus(LINGER))
                        ? ""
                        : words.say("verdict.helped." + last.recheck().helped().wireName());
    }

    private static String helpedStyle(@Nullable Examination last) {
        return last == null || last.recheck() == null || last.recheck().helped() == null
                ? ""
                : switch (last.recheck().helped()) {
                    case FIXED -> "ok";
                    case NOT_FIXED -> "bad";
                    case UNCLEAR -> "warn";
                };
    }

    private static Evidence evidence(Finding one, @Nullable RankedCause cause, Words words, Instant now) {
        FindingText text = FindingText.of(one, words);
        Light.State state = one.isFresh() ? state(one.state().standing()) : Light.State.UNKNOWN;
        String speaks = cause == null
                ? ""
                : cause.speaksFor().contains(one)
                        ? "+"
                        : cause.speaksAgainst().contains(one) ? "−" : "";
        return new Evidence(text.title(), text.value(), text.unit(), text.says(), state.style(), state.shape(), speaks,
                one.measured().at(), one.measured().at().plus(one.measured().freshFor()),
                words.ago(Duration.between(one.measured().at(), now)));
    }

    private static Light.State state(Standing standing) {
        return switch (standing) {
            case GOOD -> Light.State.OK;
            case WEAK -> Light.State.WARN;
            case BAD -> Light.State.BAD;
        };
    }

    static List<Choice> complaints(@Nullable Complaint said, Words words) {
        return Arrays.stream(Complaint.values())
                .map(one -> new Choice(one.wireName(), words.say(one.of()), one == said)).toList();
    }
}
