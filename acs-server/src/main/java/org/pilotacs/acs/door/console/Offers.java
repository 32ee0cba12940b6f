package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.knowledge.Step;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.BySatellite;
import org.pilotacs.acs.door.DeviceCard;
import org.pilotacs.acs.door.OrderRights;
import org.pilotacs.acs.door.Useless;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Recipe;
import org.pilotacs.acs.profile.RecipeName;
import org.pilotacs.acs.profile.SatelliteRecipe;
import org.pilotacs.acs.saying.Saying;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be done with a box, by what is known of its model. Stateless.
public final class Offers {
    /// In the order of the page, which is that of the kinds.
    private static final Map<ActionKind, RecipeName> OFFERED = Collections.unmodifiableMap(new EnumMap<>(Map.of(
            ActionKind.CHECK_SIGNAL, RecipeName.CHECK_SIGNAL, ActionKind.TEST_LINE, RecipeName.TEST_LINE,
            ActionKind.FIX_WIFI, RecipeName.FIX_WIFI, ActionKind.RECONNECT, RecipeName.RECONNECT,
            ActionKind.RESTART, RecipeName.RESTART, ActionKind.UPDATE_FIRMWARE, RecipeName.UPDATE_FIRMWARE,
            ActionKind.RESET_PIN, RecipeName.RESET_PIN, ActionKind.FACTORY_RESET, RecipeName.FACTORY_RESET)));

    private Offers() {}

    /// An action that can be asked for.
    ///
    /// @param text what it does, what the customer is to do meanwhile, how long it takes; or why it is not possible
    /// @param image id of the firmware that it is about; empty for none
    /// @param primary whether it is the next step that suggests itself
    /// @param also what is said of sending it by satellite, for a box that has a better way; empty where it cannot be
    /// @param useless why it does not help now, so that one must say that one wants it anyway; empty if it may
    public record Offer(String action, String name, String text, boolean possible, String image, boolean primary,
            String also, String useless) {
        Offer asPrimary() {
            return new Offer(action, name, text, possible, image, true, also, useless);
        }

        Offer asUseless(String why) {
            return new Offer(action, name, text, possible, image, false, also, why);
        }
    }

    /// @param sends whether this server sends anything by satellite
    /// @param caller who is offered only what they may do
    static List<Offer> of(DeviceCard card, boolean sends, Caller caller, Words words) {
        return of(card, sends, words).stream()
                .filter(offer -> ActionKind.named(offer.action).filter(kind -> OrderRights.may(caller, kind))
                        .isPresent())
                .toList();
    }

    private static List<Offer> of(DeviceCard card, boolean sends, Words words) {
        List<Offer> offers = card.device().isOneWay()
                ? OneWayOffers.of(card, sends, words)
                : OFFERED.entrySet().stream()
                        .filter(one -> one.getKey() != ActionKind.UPDATE_FIRMWARE
                                || isOther(card.newest(), card.device()))
                        .map(one -> offered(card, one.getKey(), one.getValue(), sends, words)).toList();
        return offers.stream().map(offer -> marked(offer, card, words)).toList();
    }

    private static Offer marked(Offer offer, DeviceCard card, Words words) {
        Saying why = ActionKind.named(offer.action())
                .map(kind -> Useless.why(kind, card.incidents(), words, card.at())).orElse(null);
        return why == null || !offer.possible() ? offer : offer.asUseless(words.say(why));
    }

    private static Offer offered(DeviceCard card, ActionKind kind, RecipeName name, boolean sends, Words words) {
        Offer offer = card.device().quarantined()
                ? impossible(kind, words.say("offer.quarantined"), words)
                : offer(card, kind, name, sends, words);
        Step next = card.diagnosed().advice().next();
        return next != null && kind.wireName().equals(next.action()) && kind != ActionKind.CHECK_SIGNAL
                ? offer.asPrimary()
                : offer;
    }

    private static boolean isOther(@Nullable Artefact newest, Device device) {
        return newest != null && !newest.version().equals(device.softwareVersion());
    }

    /// What the customer is to do until an action is over; empty for nothing.
    static String meanwhile(Profile profile, ActionKind kind, Words words) {
        RecipeName name = OFFERED.get(kind);
        return name != null && recipe(profile, name, words) instanceof Recipe.Steps steps
                ? meanwhile(steps.customerDoes(), words)
                : "";
    }

    private static String meanwhile(String customerDoes, Words words) {
        return customerDoes.isEmpty() ? "" : words.sayOr("customer." + customerDoes, "");
    }

    private static Recipe recipe(Profile profile, RecipeName name, Words words) {
        return profile.recipe(name).orElse(new Recipe.Impossible(Saying.of(words.say("offer.impossible"))));
    }

    private static Offer offer(DeviceCard card, ActionKind kind, RecipeName name, boolean sends, Words words) {
        HomeWifi.Refusal noWifi = kind == ActionKind.FIX_WIFI ? card.wifi().refusal(new ActionRequest.FixWifi()) : null;
        if (noWifi != null) {
            return impossible(kind, words.say(noWifi.reason()), words);
        }
        Artefact image = kind == ActionKind.UPDATE_FIRMWARE ? card.newest() : null;
        SatelliteRecipe bySatellite = sends ? BySatellite.recipe(kind, card.profile()).orElse(null) : null;
        return switch (recipe(card.profile(), name, words)) {
            case Recipe.Impossible(var reason) -> bySatellite == null
                    ? impossible(kind, words.say(reason), words)
                    : bySatellite(card.device(), kind, bySatellite, words);
            case Recipe.Steps steps -> new Offer(kind.wireName(), words.action(kind),
                    text(image == null
                            ? words.say("offer." + kind.wireName())
                            : words.say("offer.update-firmware", card.device().softwareVersion(), image.version()),
                            meanwhile(steps.customerDoes(), words),
                            words.say("offer.takes", words.span(steps.takes()))),
                    true, image == null ? "" : image.id(), false,
                    bySatellite == null || card.device().card() == null || !BySatellite.isChoice(kind)
                            ? ""
                            : words.say("offer.by-satellite.when"),
                    "");
        };
    }

    static Offer impossible(ActionKind kind, String reason, Words words) {
        return new Offer(kind.wireName(), words.action(kind), reason, false, "", false, "", "");
    }

    /// What has no other way goes by satellite, if it is known to which card.
    static Offer bySatellite(Device device, ActionKind kind, SatelliteRecipe recipe, Words words) {
        return device.card() == null
                ? impossible(kind, words.say("offer.no-card"), words)
                : new Offer(kind.wireName(), words.action(kind),
                        text(words.say("offer." + kind.wireName() + ".by-satellite"),
                                meanwhile(recipe.customerDoes(), words),
                                words.say("offer.usually-takes", words.span(recipe.takes()))),
                        true, "", false, "", "");
    }

    private static String text(String... sentences) {
        return Stream.of(sentences).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }
}
