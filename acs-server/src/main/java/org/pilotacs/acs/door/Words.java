package org.pilotacs.acs.door;

import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SpanSaying;
import org.pilotacs.acs.saying.Template;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;

import java.text.Collator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What doors say to people, in one language: their own texts, in `words*.properties` beside this class, and what the core
/// and the links say. Immutable.
public final class Words {
    public static final Words ENGLISH = new Words(Language.ENGLISH);
    public static final Words POLISH = new Words(Language.POLISH);
    private static final List<Words> ALL = List.of(ENGLISH, POLISH);

    private static final Duration NOW = Duration.ofSeconds(5);

    private final Language language;
    private final ResourceBundle texts;

    private Words(Language language) {
        this.language = language;
        this.texts = language.bundle("org.pilotacs.acs.door.words");
    }

    public static Words of(Language language) {
        return ALL.stream().filter(words -> words.language == language).findFirst().orElse(ENGLISH);
    }

    /// For example `en`.
    public String tag() {
        return language.tag();
    }

    public Language language() {
        return language;
    }

    public Locale locale() {
        return language.locale();
    }

    public String say(Saying saying) {
        return language.say(saying);
    }

    /// The text of a key, with `{0}`, `{1}` … replaced.
    public String say(String key, Object... arguments) {
        return new Template(texts.getString(key)).fill(Stream.of(arguments).map(String::valueOf).toList());
    }

    /// A unit of time, its place for the number open.
    public String unit(SpanSaying unit) {
        return language.template(unit);
    }

    /// The text of a key, or the other one if there is no such key.
    public String sayOr(String key, String otherwise) {
        try {
            return texts.getString(key);
        } catch (MissingResourceException _) {
            return otherwise;
        }
    }

    /// How long ago, roughly: the age is part of a value.
    public String ago(Duration age) {
        return age.compareTo(NOW) < 0 ? say("age.now") : say("age.ago", span(age));
    }

    /// When something is, for example `20:15:30`, with the date unless it is today.
    public String exact(Instant at, Instant now) {
        return TimeOfDay.exact(at, now, locale());
    }

    /// When something was, to the minute, for example `19:02`.
    public String minute(Instant at, Instant now) {
        return TimeOfDay.minute(at, now, locale());
    }

    /// The order of texts in a list.
    public Collator order() {
        return Collator.getInstance(locale());
    }

    /// By when something is, to the minute.
    public String by(Instant at, Instant now) {
        return TimeOfDay.by(at, now, locale());
    }

    /// For example `once`, `4 times`.
    public String times(long number) {
        return number == 1 ? say("times.once") : say("times.many", number);
    }

    /// A span of time in the unit that fits it, for example `3 min`.
    public String span(Duration span) {
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return span(SpanSaying.SECONDS, Math.max(0, span.toSeconds()));
        }
        if (span.compareTo(Duration.ofHours(2)) < 0) {
            return span(SpanSaying.MINUTES, span.toMinutes());
        }
        return span.compareTo(Duration.ofDays(2)) < 0
                ? span(SpanSaying.HOURS, span.toHours())
                : span(SpanSaying.DAYS, span.toDays());
    }

    private String span(SpanSaying unit, long number) {
        return say(unit.of(Saying.of(number)));
    }

    public String action(ActionKind kind) {
        return say("action." + kind.wireName());
    }

    /// What a device is waited for differs with the kind of action.
    public String stage(Stage stage, ActionKind kind) {
        String key = "stage." + StageName.of(stage);
        return sayOr(key + "." + kind.wireName(), say(key));
    }

    /// Where an action stands or how it ended, in a sentence.
    public String standing(Action action, Instant now) {
        Outcome outcome = action.outcome();
        Carrier carrier = OnAir.carrier(action);
        if (outcome != null) {
            return outcome(outcome, carrier);
        }
        if (action.isCalledOff()) {
            return say(carrier == Carrier.BROADCAST ? "standing.called-off.on-air" : "standing.called-off");
        }
        if (carrier == Carrier.BROADCAST) {
            return OnAir.standing(action.airing(), this, now);
        }
        String key = "standing." + StageName.of(action.stage());
        return sayOr(key + "." + ActionKind.of(action.request()).wireName(), say(key));
    }

    /// How it ended, in a word.
    public String outcomeWord(Outcome outcome) {
        return say("outcome." + StageName.of(outcome));
    }

    /// How it ended, in a sentence. What was broadcast, nobody has seen arrive.
    public String outcome(Outcome outcome, Carrier carrier) {
        return switch (carrier) {
            case SESSION -> outcome(outcome);
            case BROADCAST -> switch (outcome) {
                case Outcome.Unconfirmed(var delivered) -> say("ended.unconfirmed.on-air", say(delivered));
                case Outcome.Expired _ -> say("ended.expired.on-air");
                case Outcome.Confirmed _,Outcome.Failed _,Outcome.Refused _,Outcome.Cancelled _ -> outcome(outcome);
            };
        };
    }

    /// How it ended, in a sentence.
    public String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Confirmed(var evidence) -> evidence.text().isEmpty()
                    ? say("ended.confirmed")
                    : say("ended.confirmed-by", say(evidence.text()));
            case Outcome.Unconfirmed(var delivered) -> say("ended.unconfirmed", say(delivered));
            case Outcome.Failed(var fault) -> say("ended.failed", fault(fault));
            case Outcome.Refused(var reason) -> say("ended.refused", say(reason));
            case Outcome.Expired _ -> say("ended.expired");
            case Outcome.Cancelled(var reason) -> reason.isEmpty()
                    ? say("ended.cancelled")
                    : say("ended.cancelled-because", say(reason));
        };
    }

    /// Parameter and code follow unless the text has named them.
    private String fault(Fault fault) {
        String text = say(fault.text());
        String named = Stream.of(Objects.requireNonNullElse(fault.parameter(), ""), fault.code())
                .filter(one -> !one.isEmpty() && !text.contains(one)).collect(Collectors.joining(", "));
        return named.isEmpty() ? text : text + " (" + named + ")";
    }
}
