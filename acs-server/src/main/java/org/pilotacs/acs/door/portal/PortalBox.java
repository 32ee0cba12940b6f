package org.pilotacs.acs.door.portal;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerAction;
import org.pilotacs.acs.door.customer.CustomerBox;
import org.pilotacs.acs.door.customer.CustomerModels;
import org.pilotacs.acs.door.customer.CustomerOffer;
import org.pilotacs.acs.door.customer.PortalPath;

import java.time.Duration;
import java.util.List;

/// A box as its page shows it.
///
/// @param number of the card, else of the box, to tell two of a kind apart
/// @param style of its health
/// @param word its health in a word or two
/// @param heard when it was last heard; empty of one that only listens
/// @param advised what would help most; null for nothing that we can do
/// @param others what else can be pressed
/// @param later what cannot be pressed now, and why
/// @param progress null for nothing
public record PortalBox(String id, String href, String name, String number, String style, String word, String says,
        String you,
        String heard, @Nullable Button advised, List<Button> others, List<Button> later,
        @Nullable PortalProgress progress, boolean checking, boolean aims) {
    public PortalBox {
        others = List.copyOf(others);
        later = List.copyOf(later);
    }

    /// Something to press.
    ///
    /// @param href of a page that asks first; empty to press at once
    /// @param does what it does and how long it takes; or why not now
    public record Button(String action, String name, String does, String href) {}

    static PortalBox of(CustomerBox box, Words words) {
        String href = PortalPath.of(box.device());
        List<CustomerOffer> possible = box.offers().stream().filter(CustomerOffer::isPossible).toList();
        CustomerOffer advised = possible.stream().filter(CustomerOffer::advised).findFirst().orElse(null);
        return new PortalBox(box.device().id().value(), href, box.name(),
                CustomerModels.number(box.device()),
                box.health().wireName(), words.say("my.health.word." + box.health().wireName()),
                box.checking() == null ? box.says() : words.say("my.checking"), box.checking() == null ? box.you() : "",
                box.heard() == null ? "" : words.ago(Duration.between(box.heard(), box.at())),
                advised == null ? null : button(advised, href, words),
                possible.stream().filter(one -> one != advised).map(one -> button(one, href, words)).toList(),
                box.offers().stream().filter(one -> !one.isPossible())
                        .filter(one -> one.state() != CustomerOffer.State.UNDER_WAY)
                        .map(one -> new Button(one.action().wireName(), one.name(), one.why(), "")).toList(),
                box.progress() == null ? null : PortalProgress.of(box.progress(), words, box.at()),
                box.checking() != null, box.aims());
    }

    private static Button button(CustomerOffer offer, String href, Words words) {
        Duration takes = offer.takes();
        return new Button(offer.action().wireName(), offer.name(),
                takes == null || offer.action() == CustomerAction.CHECK_SIGNAL
                        ? offer.does()
                        : offer.does() + " " + words.say("my.takes", words.span(takes)),
                offer.action() == CustomerAction.CHECK_SIGNAL ? "" : href + "/" + offer.action().wireName());
    }

    /// Whether the page should be looked at again soon.
    boolean isMoving() {
        return checking || progress != null && !progress.over();
    }
}
