package org.pilotacs.acs.door.console;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.BySatellite;
import org.pilotacs.acs.door.DeviceCard;
import org.pilotacs.acs.door.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be done with a box that only listens: what its model can be told by satellite, and nothing that it would have to
/// answer. Stateless.
final class OneWayOffers {
    private OneWayOffers() {}

    /// @param sends whether this server sends anything by satellite
    static List<Offers.Offer> of(DeviceCard card, boolean sends, Words words) {
        List<Offers.Offer> offers = new ArrayList<>();
        String otherwise = words.say(sends ? "offer.not-by-satellite" : "offer.no-head-end");
        for (ActionKind kind : List.of(ActionKind.RECONNECT, ActionKind.RESET_PIN)) {
            offers.add((sends ? offer(card, kind, words) : Optional.<Offers.Offer>empty())
                    .orElseGet(() -> Offers.impossible(kind, otherwise, words)));
        }
        if (sends) {
            offer(card, ActionKind.RESTART, words).ifPresent(offers::add);
        }
        offers.set(0, offers.getFirst().asPrimary());
        return offers;
    }

    private static Optional<Offers.Offer> offer(DeviceCard card, ActionKind kind, Words words) {
        Device device = card.device();
        return BySatellite.recipe(kind, card.profile())
                .map(recipe -> Offers.bySatellite(device, kind, recipe, words));
    }
}
