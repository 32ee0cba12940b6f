package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.DeviceCard;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.firmware.FirmwareImage;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Recipe;
import org.pilotacs.acs.profile.RecipeName;
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
            ActionKind.RECONNECT, RecipeName.RECONNECT, ActionKind.RESTART, RecipeName.RESTART,
            ActionKind.UPDATE_FIRMWARE, RecipeName.UPDATE_FIRMWARE, ActionKind.RESET_PIN, RecipeName.RESET_PIN,
            ActionKind.FACTORY_RESET, RecipeName.FACTORY_RESET)));

    private Offers() {}

    /// An action that can be asked for.
    ///
    /// @param text what it does, what the customer is to do meanwhile, how long it takes; or why it is not possible
    /// @param image id of the firmware that it is about; empty for none
    public record Offer(String action, String name, String text, boolean possible, String image) {}

    static List<Offer> of(DeviceCard card, Words words) {
        return OFFERED.entrySet().stream()
                .filter(one -> one.getKey() != ActionKind.UPDATE_FIRMWARE || isOther(card.newest(), card.device()))
                .map(one -> card.device().quarantined()
                        ? new Offer(one.getKey().wireName(), words.action(one.getKey()), words.say("offer.quarantined"),
                                false, "")
                        : offer(card, one.getKey(), one.getValue(), words))
                .toList();
    }

    private static boolean isOther(@Nullable FirmwareImage newest, Device device) {
        return newest != null && !newest.version().equals(device.softwareVersion());
    }

    /// What the customer is to do until an action is over; empty for nothing.
    static String meanwhile(Profile profile, ActionKind kind, Words words) {
        RecipeName name = OFFERED.get(kind);
        return name == null ? "" : meanwhile(recipe(profile, name, words), words);
    }

    private static String meanwhile(Recipe recipe, Words words) {
        return recipe instanceof Recipe.Steps steps && !steps.customerDoes().isEmpty()
                ? words.sayOr("customer." + steps.customerDoes(), "")
                : "";
    }

    private static Recipe recipe(Profile profile, RecipeName name, Words words) {
        return profile.recipe(name).orElse(new Recipe.Impossible(Saying.of(words.say("offer.impossible"))));
    }

    private static Offer offer(DeviceCard card, ActionKind kind, RecipeName name, Words words) {
        FirmwareImage image = kind == ActionKind.UPDATE_FIRMWARE ? card.newest() : null;
        return switch (recipe(card.profile(), name, words)) {
            case Recipe.Impossible(var reason) -> new Offer(kind.wireName(), words.action(kind), words.say(reason),
                    false, "");
            case Recipe.Steps steps -> new Offer(kind.wireName(), words.action(kind),
                    text(image == null
                            ? words.say("offer." + kind.wireName())
                            : words.say("offer.update-firmware", card.device().softwareVersion(), image.version()),
                            steps, words),
                    true, image == null ? "" : image.id());
        };
    }

    private static String text(String does, Recipe.Steps steps, Words words) {
        return Stream.of(does, meanwhile(steps, words),
                words.say("offer.takes", words.span(steps.takes()))).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
