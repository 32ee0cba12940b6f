package org.pilotacs.acs.door.portal;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.action.WifiField;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.WifiWish;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerAction;
import org.pilotacs.acs.door.customer.CustomerBox;
import org.pilotacs.acs.door.customer.CustomerBoxes;
import org.pilotacs.acs.door.customer.CustomerOffer;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.CustomerWifi;
import org.pilotacs.acs.door.customer.CustomerWish;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.runtime.Secret;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a customer can do about their Wi-Fi: another channel, another name, another password. Safe for any number of threads.
public final class WifiPage {
    private final OwnBoxes own;
    private final CustomerBoxes boxes;
    private final CustomerOrders orders;
    private final PortalPages pages;
    private final PortalSignIn signIn;
    private final Witness witness;

    WifiPage(OwnBoxes own, CustomerBoxes boxes, CustomerOrders orders, PortalPages pages, PortalSignIn signIn,
            Witness witness) {
        this.own = own;
        this.boxes = boxes;
        this.orders = orders;
        this.pages = pages;
        this.signIn = signIn;
        this.witness = witness;
    }

    /// One network as it was when the box told of it.
    ///
    /// @param ago how long that is; empty if it told nothing
    public record Now(String name, String channel, String ago) {}

    /// What was wrong with what was sent.
    ///
    /// @param field empty for nothing
    /// @param name that was sent, to be mended; a password is typed anew
    public record Wrong(String field, String text, String name) {
        private static final Wrong NOTHING = new Wrong("", "", "");

        public boolean is(String other) {
            return field.equals(other);
        }
    }

    HttpReply show(HttpCall call) {
        return page(call, 200, own.box(call), Wrong.NOTHING);
    }

    private HttpReply page(HttpCall call, int status, Device device, Wrong wrong) {
        witness.looked(call, device, "own box");
        PortalFrame frame = pages.frame(call, "");
        Words words = frame.words();
        CustomerBox box = boxes.of(device, signIn.customer(call), words);
        CustomerOffer offer = box.offers().stream().filter(one -> one.action() == CustomerAction.FIX_WIFI).findFirst()
                .orElseThrow();
        Map<String, Object> parameters = new HashMap<>(
                Map.of("frame", frame.titled(offer.name()), "box", PortalBox.of(box, words), "offer", offer, "wrong",
                        wrong, "now", List.of(), "networks", List.of()));
        CustomerWifi wifi = offer.wifi();
        if (wifi != null) {
            parameters.put("now", wifi.networks().stream().map(one -> now(one, words, box.at())).toList());
            parameters.put("networks", networks(wifi.networks(), words, box.at()));
        }
        return pages.page(status, "wifi.jte", parameters);
    }

    private static Now now(HomeWifi.Network network, Words words, Instant at) {
        Instant told = network.told();
        return new Now(network.name().isEmpty() ? words.say("my.wifi.name.unknown") : network.name(),
                network.channel() == 0
                        ? words.say("my.wifi.channel.unknown")
                        : words.say("my.wifi.on", network.channel(), network.band()),
                told == null ? "" : words.say("my.wifi.told", words.ago(Duration.between(told, at))));
    }

    /// Of which one may be chosen: the first is all that carry the home's name. None if there is no choice.
    private static List<WritePage.Choice> networks(List<HomeWifi.Network> networks, Words words,
            Instant at) {
        List<WritePage.Choice> choices = new ArrayList<>();
        if (networks.size() > 1) {
            choices.add(new WritePage.Choice("", words.say("my.wifi.home", networks.stream()
                    .filter(HomeWifi.Network::home).map(HomeWifi.Network::name).findFirst().orElse(""))));
            networks.forEach(one -> {
                Now now = now(one, words, at);
                choices.add(new WritePage.Choice(Integer.toString(one.number()), now.name + " · " + now.channel));
            });
        }
        return choices;
    }

    HttpReply begin(HttpCall call) {
        Device device = own.box(call);
        try {
            Action begun = orders.order(call, signIn.customer(call), device, CustomerWish.of(wish(call.form())),
                    CustomerOrders.Channel.PORTAL, null).action();
            return HttpReply.seeOther("/my/actions/" + begun.id());
        } catch (ApiException e) {
            if (!(e.error() instanceof ApiError.Invalid(var detail, var violations))) {
                throw e;
            }
            String field = violations.isEmpty() ? "" : violations.getFirst().where().replace("/", "");
            return page(call, 400, device,
                    new Wrong(field, PortalPages.words(call).say(detail), call.form().text("name")));
        }
    }

    /// Each form of the page has what it is about, be it empty, so that nobody who forgot to type gets another channel. Telephones
    /// like to put a blank behind a name; a password may have one.
    private static ActionRequest.FixWifi wish(Fields form) {
        @Nullable
        String name = form.get(WireName.of(WifiField.NAME));
        @Nullable
        String password = form.get(WireName.of(WifiField.PASSWORD));
        return new ActionRequest.FixWifi(WifiWish.network(form), WifiWish.channel(form),
                name == null ? null : name.strip(), password == null ? null : Secret.of(password));
    }
}
