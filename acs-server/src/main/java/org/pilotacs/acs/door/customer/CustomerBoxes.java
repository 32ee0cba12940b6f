package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.Wishes;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Advice;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Verdict;
import org.pilotacs.acs.diagnosis.knowledge.Step;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.Treatments;
import org.pilotacs.acs.door.Useless;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.profile.Profile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Boxes as their owners are told of them. What it advises is what the diagnosis advises consultants. Safe for any number of
/// threads.
public final class CustomerBoxes {
    /// The last of a box's actions, of which one may be under way and others were tried.
    private static final int ACTIONS = 6;
    /// What was done stays on the page so long.
    private static final Duration LINGER = Duration.ofHours(1);
    /// What was said in a visit still stands.
    private static final Duration VISIT = Duration.ofMinutes(30);

    private final CustomerCore core;
    private final Clock clock;

    public CustomerBoxes(CustomerCore core, Clock clock) {
        this.core = core;
        this.clock = clock;
    }

    /// What a model is called.
    public String name(Device device, Words words) {
        return core.models().name(device, words);
    }

    public List<CustomerBox> of(List<Device> devices, Customer customer, Words words) {
        Map<String, Wishes.Tally> wished = core.wishes().of(customer.subscriber());
        return devices.stream().map(device -> box(device, customer, wished, words)).toList();
    }

    public CustomerBox of(Device device, Customer customer, Words words) {
        return box(device, customer, core.wishes().of(customer.subscriber()), words);
    }

    private CustomerBox box(Device device, Customer customer, Map<String, Wishes.Tally> wished, Words words) {
        Instant now = clock.instant();
        Profile profile = core.profiles().of(device);
        List<Action> actions = core.actions().ofDevice(device.id(), ACTIONS);
        List<Examination> looked = core.examinations().ofDevice(device.id(), 1);
        // a box of which nothing was wished hides nothing
        Instant since = actions.isEmpty() && looked.isEmpty()
                ? Instant.EPOCH
                : core.subscribers().since(device.id());
        Examination last = looked.stream().filter(one -> OwnBoxes.isOfOwner(one, since)).findFirst().orElse(null);
        Diagnosis diagnosis = core.examinations().glance(device, said(last, since, now));
        Advice advice = Treatments.advice(diagnosis, core.examinations().knowledge(), device, profile, actions, now);
        List<Incident> incidents = core.cards().incidents(device);
        String checking = last != null && last.concluded() == null ? last.id() : null;
        Step next = advice.next();
        return new CustomerBox(device, name(device, words), health(diagnosis, incidents, checking != null),
                says(device, diagnosis, incidents, words), you(next, incidents, words),
                device.isOneWay() || device.isUnheard() ? null : device.lastSeen(),
                Arrays.stream(CustomerAction.values())
                        .map(action -> offer(action, new Case(device, profile, actions, incidents, next, customer),
                                wished, words, now))
                        .toList(),
                progress(actions.stream().filter(one -> OwnBoxes.isOfOwner(one, since)).toList(), profile, words, now),
                checking, aims(device, incidents), now);
    }

    private boolean aims(Device device, List<Incident> incidents) {
        return incidents.stream().noneMatch(one -> Useless.isToAim(one.kind())) && core.meter().has(device);
    }

    /// What somebody said lately still stands, unless something was done since.
    private static Examination.Asked said(@Nullable Examination last, Instant since, Instant now) {
        return last != null && last.recheck() == null && last.created().isAfter(now.minus(VISIT))
                && !last.created().isBefore(since)
                        ? last.asked()
                        : new Examination.Asked("", null, "");
    }

    private static CustomerBox.Health health(Diagnosis diagnosis, List<Incident> incidents, boolean checking) {
        if (!incidents.isEmpty()) {
            return CustomerBox.Health.INCIDENT;
        }
        return checking ? CustomerBox.Health.CHECKING : switch (diagnosis.verdict()) {
            case Verdict.Likely _ -> CustomerBox.Health.TROUBLE;
            case Verdict.Well _ -> CustomerBox.Health.WELL;
            case Verdict.Unknown _ -> CustomerBox.Health.UNKNOWN;
        };
    }

    private static String says(Device device, Diagnosis diagnosis, List<Incident> incidents, Words words) {
        if (!incidents.isEmpty()) {
            return words.say(incidents.getFirst().tell());
        }
        return switch (diagnosis.verdict()) {
            case Verdict.Likely(var ranked) -> words.say(ranked.cause().tell());
            case Verdict.Well _ -> words.say("my.health.well");
            case Verdict.Unknown _ -> words.say(device.isOneWay() ? "my.health.one-way" : "my.health.unknown");
        };
    }

    private static String you(@Nullable Step next, List<Incident> incidents, Words words) {
        if (next == null || !incidents.isEmpty() || next.action() != null) {
            return "";
        }
        return next.self() == null ? words.say("my.you.call") : words.say(next.self());
    }

    /// One box at one moment.
    private record Case(Device device, Profile profile, List<Action> actions, List<Incident> incidents,
            @Nullable Step next, Customer customer) {
        boolean isUnderWay(ActionKind kind) {
            return actions.stream().anyMatch(
                    one -> one.outcome() == null && ActionKind.of(one.request()) == kind);
        }
    }

    private CustomerOffer offer(CustomerAction action, Case box, Map<String, Wishes.Tally> wished, Words words,
            Instant now) {
        Possible possible = Possible.of(action, box.device, box.profile, core.broadcasts());
        HomeWifi wifi = action == CustomerAction.FIX_WIFI && possible.is() ? core.cards().wifi(box.device) : null;
        boolean verified = needsCode(action);
        Incident useless = box.incidents.stream().filter(one -> Possible.isUseless(action, one.kind())).findFirst()
                .orElse(null);
        Wishes.Tally tally = wished.get(wish(action, box.device));
        Wishes.Counted refusal = tally == null ? null : tally.refusal(core.limits().of(action.wireName()), now);
        CustomerOffer.State state = CustomerOffer.State.POSSIBLE;
        String why = "";
        Instant until = null;
        if (!possible.is()) {
            state = CustomerOffer.State.NOT_THIS_BOX;
            why = words.say("my.why.not-this-box." + action.wireName());
        } else if (box.isUnderWay(action.kind())) {
            state = CustomerOffer.State.UNDER_WAY;
            why = words.say("my.why.under-way");
        } else if (wifi != null && wifi.networks().isEmpty()) {
            state = CustomerOffer.State.CHECK_FIRST;
            why = words.say(CustomerSaying.WIFI_NOT_KNOWN.of());
        } else if (useless != null) {
            state = CustomerOffer.State.USELESS;
            why = words.say(useless.tell());
        } else if (verified && !core.verification().reaches(box.customer)) {
            state = CustomerOffer.State.CALL_US;
            why = words.say("my.why.call-us");
        } else if (refusal != null) {
            state = CustomerOffer.State.LATER;
            until = again(refusal);
            why = words.say("my.why.later", until == null ? "" : words.by(until, now));
        }
        return new CustomerOffer(action, words.say("my.action." + action.wireName()),
                words.say("my.does." + action.wireName() + (possible.bySatellite() ? ".by-satellite" : "")),
                possible.takes(), state, why, until,
                state == CustomerOffer.State.POSSIBLE && box.next != null
                        && action.wireName().equals(box.next.action()),
                verified, wifi == null ? null : CustomerWifi.of(wifi, words));
    }

    /// When it may be asked for again.
    static @Nullable Instant again(Wishes.Counted refusal) {
        return switch (refusal) {
            case Wishes.TooSoon(Instant again) -> again;
            case Wishes.TooOften(int _, Instant again) -> again;
            case Wishes.Allowed _ -> null;
        };
    }

    /// What could lock a household out of what it pays for, or a child in.
    static boolean needsCode(CustomerAction action) {
        return switch (action) {
            case RESET_PIN -> true;
            case CHECK_SIGNAL, RECONNECT, RESTART, FIX_WIFI -> false;
        };
    }

    /// Under what a wish is counted.
    static String wish(CustomerAction action, Device device) {
        return action.wireName() + " " + device.id().value();
    }

    private static @Nullable CustomerProgress progress(List<Action> actions, Profile profile, Words words,
            Instant now) {
        return actions.stream().filter(one -> CustomerAction.of(ActionKind.of(one.request())).isPresent())
                .filter(one -> ActionKind.of(one.request()) != ActionKind.CHECK_SIGNAL)
                .filter(one -> one.outcome() == null || one.created().isAfter(now.minus(LINGER))).findFirst()
                .map(one -> CustomerProgress.of(one, profile, words, now)).orElse(null);
    }
}
