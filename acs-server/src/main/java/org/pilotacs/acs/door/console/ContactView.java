package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.Helped;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Verdict;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.DeviceCard;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The form in which a contact is written down, filled in as far as the page knows.
///
/// @param saved when the last one was, in words; null if none was just now
/// @param causes all that the diagnosis knows, by title
/// @param done what was ordered lately
/// @param code that the screen shows; empty for none
/// @param diagnosis id of the last one, empty for none
public record ContactView(@Nullable String saved, List<VerdictView.Choice> said, List<VerdictView.Choice> causes,
        List<Done> done, List<VerdictView.Choice> channels, List<VerdictView.Choice> ends, String code,
        String diagnosis) {
    /// What was ordered within this is taken for a part of the contact.
    static final Duration LATELY = Duration.ofHours(2);
    private static final Examination.Asked NOTHING = new Examination.Asked("", null, "");
    /// What the form asks; that nobody asked is said by choosing none.
    private static final List<Helped> ENDS = List.of(Helped.YES, Helped.NO, Helped.LATER);

    public ContactView {
        said = List.copyOf(said);
        causes = List.copyOf(causes);
        done = List.copyOf(done);
        channels = List.copyOf(channels);
        ends = List.copyOf(ends);
    }

    /// An action that may have been done about it.
    ///
    /// @param ticked unless nothing came of it
    public record Done(String id, String name, String text, Instant at, String age, boolean ticked) {}

    static ContactView of(DeviceCard card, @Nullable Contact saved, Words words) {
        Examination before = card.diagnosed().before();
        Examination.Asked said = saved == null ? asked(card) : NOTHING;
        return new ContactView(saved == null ? null : words.say("contact.saved", words.minute(saved.at(), card.at())),
                VerdictView.complaints(said.said(), words), causes(card, words), done(card, words), channels(words),
                ends(words), said.code(), before == null ? "" : before.id());
    }

    /// What the customer said in this call, also when something has been done about it since.
    private static Examination.Asked asked(DeviceCard card) {
        Examination last = card.diagnosed().last();
        Examination before = card.diagnosed().before();
        return before == null || before.equals(last) || before.created().isBefore(card.at().minus(LATELY))
                ? card.diagnosed().asked()
                : before.asked();
    }

    private static List<VerdictView.Choice> causes(DeviceCard card, Words words) {
        Examination before = card.diagnosed().before();
        Diagnosis found = before == null || before.equals(card.diagnosed().last()) || before.diagnosis() == null
                ? card.diagnosed().diagnosis()
                : before.diagnosis();
        String likely = found.verdict() instanceof Verdict.Likely(var ranked)
                ? ranked.cause().id()
                : "";
        return card.diagnosed().knowledge().causes().stream()
                .map(one -> new VerdictView.Choice(one.id(), words.say(one.title()), one.id().equals(likely)))
                .sorted(Comparator.comparing(VerdictView.Choice::word, words.order())).toList();
    }

    private static List<Done> done(DeviceCard card, Words words) {
        return card.actions().stream().filter(one -> one.created().isAfter(card.at().minus(LATELY)))
                .map(one -> new Done(one.id(), words.action(ActionKind.of(one.request())), standing(one, words),
                        one.created(), words.ago(Duration.between(one.created(), card.at())), isDone(one)))
                .toList();
    }

    private static String standing(Action action, Words words) {
        Outcome outcome = action.outcome();
        return outcome == null
                ? words.stage(action.stage(), ActionKind.of(action.request()))
                : words.outcomeWord(outcome);
    }

    private static boolean isDone(Action action) {
        return switch (action.outcome()) {
            case null -> true;
            case Outcome.Confirmed _,Outcome.Unconfirmed _,Outcome.Failed _ -> true;
            case Outcome.Refused _,Outcome.Expired _,Outcome.Cancelled _ -> false;
        };
    }

    private static List<VerdictView.Choice> channels(Words words) {
        return Arrays.stream(ContactChannel.values()).map(one -> new VerdictView.Choice(WireName.of(one),
                words.say(one.of()), one == ContactChannel.PHONE)).toList();
    }

    private static List<VerdictView.Choice> ends(Words words) {
        return ENDS.stream()
                .map(one -> new VerdictView.Choice(WireName.of(one), words.say("contact." + WireName.of(one)),
                        false))
                .toList();
    }
}
