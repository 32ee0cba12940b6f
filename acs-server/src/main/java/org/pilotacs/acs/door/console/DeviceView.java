package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.DeviceCard;
import org.pilotacs.acs.door.OnAir;
import org.pilotacs.acs.door.ShownReading;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.task.RestartLoop;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One box as its page shows it: the answer first, evidence below.
///
/// @param title the box in a line
/// @param answer what can be said in a sentence
/// @param measured when what the answer rests on was taken, null if never
/// @param timeline what happened to it and about it
/// @param contact the form in which a contact is written down
/// @param wifi the form in which the home's Wi-Fi is changed, null if nothing can be filled in
/// @param codes what the code on the screen may mean, best first
/// @param verdict what is probably wrong
/// @param chart of the signal margin, null if there is too little to draw
/// @param models what error codes may call its model, as a query
/// @param key makes an order count once, however often the button is pressed
/// @param notice what somebody who gives it orders must know, null if there is nothing
/// @param quarantined nothing may be ordered of it
/// @param oneWay it only listens, so that nothing can be read of it
/// @param incidents that it is in
/// @param awaitsLook whether there will be more to say any moment
/// @param owned whether it is a customer's
/// @param sends whether there is a way by which customers are written to
/// @param campaigns that go on and that it is in
/// @param live the action under way or, right after, the last one; null if there is none to show
public record DeviceView(String id, String href, String model, String title, String answer, @Nullable Fact measured,
        Light.State worst, List<Light> lights, List<Fact> facts, List<ReadingTable> readings, List<Offers.Offer> offers,
        TimelineView timeline, ContactView contact, List<CodeView> codes, VerdictView verdict,
        @Nullable MarginChart chart, @Nullable String notice, boolean quarantined, boolean oneWay,
        List<IncidentView> incidents, boolean awaitsLook, @Nullable LiveView live, @Nullable WifiForm wifi,
        String models, String key, boolean owned, boolean sends,
        List<InCampaign> campaigns) {
    /// How long a settled action stays in the middle of the page.
    private static final Duration LINGER = Duration.ofMinutes(10);

    /// @param at null unless it is a time, which ages
    public record Fact(String label, String value, @Nullable Instant at) {}

    /// @param frame around it: who looks is offered only what they may do
    static DeviceView of(DeviceCard card, Beside beside, Frame frame) {
        Words words = frame.words();
        Device device = card.device();
        List<Light> lights = Light.of(card.readings(), words);
        VerdictView verdict = VerdictView.of(card.diagnosed(), words, card.at());
        return new DeviceView(device.id().value(), href(device), model(card, words), title(card, words),
                verdict.title().isEmpty() || device.quarantined() ? answer(card, lights, words) : verdict.title(),
                measured(card, words),
                device.quarantined() || !verdict.title().isEmpty() && worst(lights) != Light.State.BAD
                        ? Light.State.WARN
                        : worst(lights),
                lights, facts(card, words),
                ReadingTable.of(card.readings(), words), Offers.of(card, beside.sends(), frame.caller(), words),
                TimelineView.of(href(device), beside, card.diagnosed().knowledge(), words, card.at()),
                ContactView.of(card, beside.saved(), words),
                beside.codes().stream().map(one -> CodeView.of(one, card.diagnosed().knowledge(), words)).toList(),
                verdict, MarginChart.of(card.margins(), card.at()), notice(card, words), device.quarantined(),
                device.isOneWay(), IncidentView.of(card.incidents(), words, card.at()), card.awaitsLook(),
                live(card, words),
                device.quarantined() ? null : WifiForm.of(card.wifi(), words),
                models(device), beside.key(), device.subscriber() != null, beside.writes(), beside.campaigns());
    }

    static String href(Device device) {
        return "/devices/" + device.id().value().replace("%", "%25");
    }

    static String model(DeviceCard card, Words words) {
        Device device = card.device();
        return device.modelName().isEmpty() ? words.say(card.profile().title()) : device.modelName();
    }

    /// The answer is as old as the oldest of what it rests on.
    private static @Nullable Fact measured(DeviceCard card, Words words) {
        Optional<Duration> rests = card.readings().stream()
                .filter(shown -> shown.fresh() && Light.restsOn(shown.reading().name())).map(ShownReading::age)
                .max(Comparator.naturalOrder());
        return rests.or(() -> card.readings().stream().map(ShownReading::age).min(Comparator.naturalOrder()))
                .map(age -> new Fact(words.say("box.measured"), words.ago(age), card.at().minus(age))).orElse(null);
    }

    private static String title(DeviceCard card, Words words) {
        String subscriber = card.device().subscriber();
        return model(card, words) + " · " + card.device().identity().serialNumber()
                + (subscriber == null
                        ? ""
                        : " · " + words.say("fact.customer").toLowerCase(words.locale()) + " "
                                + subscriber);
    }

    private static Light.State worst(List<Light> lights) {
        return lights.stream().map(Light::state).max(Comparator.naturalOrder()).orElse(Light.State.UNKNOWN);
    }

    /// What is wrong, else what is not known, else that all is well.
    private static String answer(DeviceCard card, List<Light> lights, Words words) {
        if (card.device().quarantined()) {
            return words.say("answer.quarantined");
        }
        if (card.device().isOneWay()) {
            return words.say("answer.one-way");
        }
        if (lights.isEmpty()) {
            return words.say(card.readings().isEmpty() ? "answer.nothing" : "answer.no-light");
        }
        Light.State worst = worst(lights);
        return switch (worst) {
            case OK -> words.say("answer.ok");
            case UNKNOWN -> lights.stream().allMatch(light -> light.state() == Light.State.UNKNOWN)
                    ? words.say("answer.unknown")
                    : words.say("answer.partly");
            case WARN, BAD -> String.join(", ",
                    lights.stream().filter(light -> light.state() == worst).map(Light::word).toList());
        };
    }

    private static List<Fact> facts(DeviceCard card, Words words) {
        Device device = card.device();
        List<Fact> facts = new ArrayList<>();
        text(facts, words, "customer", device.subscriber());
        text(facts, words, "area", card.area());
        text(facts, words, "card", device.card());
        text(facts, words, "serial", device.identity().serialNumber());
        if (device.isOneWay()) {
            text(facts, words, "answers", words.say("fact.answers.never"));
        } else {
            time(facts, words, "seen", device.lastSeen(), card.at());
        }
        if (card.comesEvery() != null) {
            text(facts, words, "comes-every", words.span(card.comesEvery()));
        }
        time(facts, words, "started", device.lastBoot(), card.at());
        text(facts, words, "software", device.softwareVersion());
        text(facts, words, "hardware", device.hardwareVersion());
        text(facts, words, "maker", device.identity().manufacturer());
        text(facts, words, "address", device.peer());
        text(facts, words, "link", words.sayOr("link." + device.link(), device.link()));
        text(facts, words, "tags", String.join(", ", device.tags().stream().sorted().toList()));
        if (!device.isUnheard()) {
            time(facts, words, "first-seen", device.firstSeen(), card.at());
        }
        return facts;
    }

    private static void text(List<Fact> facts, Words words, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(words.say("fact." + key), value, null));
        }
    }

    private static void time(List<Fact> facts, Words words, String key, @Nullable Instant at, Instant now) {
        if (at != null) {
            facts.add(new Fact(words.say("fact." + key), words.ago(Duration.between(at, now)), at));
        }
    }

    private static @Nullable String notice(DeviceCard card, Words words) {
        RestartLoop loop = card.restartLoop();
        return loop == null
                ? null
                : words.say("notice.restart-loop", loop.starts(), words.ago(Duration.between(loop.last(), card.at())),
                        words.span(Duration.between(card.at(), loop.until())));
    }

    private static String models(Device device) {
        return CodePage.models(device).stream().map(one -> "model=" + URLEncoder.encode(one, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable LiveView live(DeviceCard card, Words words) {
        Action running = card.live();
        Action last = card.actions().isEmpty() ? null : card.actions().getFirst();
        Instant settled = last == null ? null : last.settled();
        boolean lingers = settled != null && settled.plus(LINGER).isAfter(card.at());
        // What is on air may be so for weeks: it does not hide the end of what was done since.
        Action shown = lingers && (running == null || OnAir.is(running)) ? last : running;
        return shown == null ? null : LiveView.of(shown, card.profile(), words, card.at());
    }
}
