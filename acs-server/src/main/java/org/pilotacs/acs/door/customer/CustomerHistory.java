package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.StageName;
import org.pilotacs.acs.door.Timeline;
import org.pilotacs.acs.door.Timelines;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What was done to a box and by whom, as its owner is told: what they asked for themselves, what our people did, what the box did
/// by itself. Names of our people are theirs. Safe for any number of threads.
public final class CustomerHistory {
    private static final int LINES = 50;
    private static final Duration BACK = Duration.ofDays(90);

    private final Timelines timelines;
    private final Subscribers subscribers;

    public CustomerHistory(Timelines timelines, Subscribers subscribers) {
        this.timelines = timelines;
        this.subscribers = subscribers;
    }

    /// Whose doing it was.
    public enum By {
        YOU, US, BOX;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param what was done
    /// @param outcome how it ended; empty while it lasts, and of what has no end
    public record Line(Instant at, By by, String what, String outcome) {}

    /// Newest first. Who had the box before is nobody's to see, nor what they did with it.
    public List<Line> of(Device device, String subscriber, Words words, Instant now) {
        Instant since = subscribers.since(device.id());
        return timelines.of(device.id(), EnumSet.allOf(Timeline.Kind.class), null, LINES).entries().stream()
                .filter(one -> one.at().isAfter(now.minus(BACK)) && !one.at().isBefore(since))
                .map(one -> line(one, subscriber, words)).flatMap(Optional::stream).toList();
    }

    private static Optional<Line> line(Timeline.Entry entry, String subscriber, Words words) {
        return switch (entry) {
            case Timeline.Ordered(Action action) -> Optional.of(ordered(action, words));
            case Timeline.Examined(Examination one) -> one.recheck() == null && one.action() == null
                    ? Optional.empty()
                    : Optional.of(new Line(one.created(), by(one.asked().by(), one),
                            words.say(one.recheck() == null ? "my.history.check" : "my.history.recheck"),
                            helped(one.recheck(), words)));
            case Timeline.Contacted(Contact contact) -> subscriber.equals(contact.note().subscriber())
                    ? Optional.of(new Line(contact.at(), By.YOU, words.say("my.history.contact"),
                            words.say(contact.note().complaint().of())))
                    : Optional.empty();
            case Timeline.Began(Instant at) ->
                Optional.of(new Line(at, By.BOX, words.say("my.history.start"), ""));
            case Timeline.Renewed(Instant at, String _, String after) ->
                Optional.of(new Line(at, By.BOX, words.say("my.history.renewed", after), ""));
        };
    }

    private static Line ordered(Action action, Words words) {
        ActionKind kind = ActionKind.of(action.request());
        Outcome outcome = action.outcome();
        return new Line(action.created(),
                CustomerOrders.isCustomers(action.requester().channel()) ? By.YOU : By.US,
                words.sayOr("my.action." + kind.wireName(), words.say("my.history.technical")),
                outcome == null ? "" : words.say("my.history.outcome." + StageName.of(outcome)));
    }

    private static By by(String who, Examination one) {
        return one.recheck() != null || !who.startsWith("customer ") ? By.US : By.YOU;
    }

    private static String helped(Examination.@Nullable Recheck recheck, Words words) {
        return recheck == null || recheck.helped() == null
                ? ""
                : words.say("verdict.helped." + Objects.requireNonNull(recheck.helped()).wireName());
    }
}
