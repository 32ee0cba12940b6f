package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.Verification;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.door.Proofs;
import org.pilotacs.acs.door.WifiWish;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerAction;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.CustomerProgress;
import org.pilotacs.acs.door.customer.CustomerWish;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.profile.Profile;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;

/// What customers have done with their boxes, and how it goes. Safe for any number of threads.
final class OrderResource {
    private final OwnBoxes own;
    private final CustomerOrders orders;
    private final Actions actions;
    private final DeviceCards cards;
    private final Proofs proofs;
    private final Function<HttpCall, Customer> callers;
    private final Witness witness;
    private final Clock clock;

    /// @param callers who calls, once more
    OrderResource(OwnBoxes own, CustomerOrders orders, Actions actions, DeviceCards cards,
            Function<HttpCall, Customer> callers, Witness witness, Clock clock) {
        this.own = own;
        this.orders = orders;
        this.actions = actions;
        this.cards = cards;
        this.proofs = new Proofs(actions);
        this.callers = callers;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply sendCode(HttpCall call) {
        Device device = own.box(call);
        return sent(orders.sendCode(call, callers.apply(call), device,
                action(SelfServiceJson.read(call.body().text()), "for"), call.language()));
    }

    /// A code is on its way.
    static HttpReply sent(Verification.Sent sent) {
        return SelfServiceJson.reply(202, SelfServiceJson.object()
                .put("hint", sent.hint().isEmpty() ? null : sent.hint())
                .put("expires", SelfServiceJson.time(sent.expires())));
    }

    HttpReply start(HttpCall call) {
        Device device = own.box(call);
        JsonNode body = SelfServiceJson.read(call.body().text());
        CustomerOrders.Ordered ordered = orders.order(call, callers.apply(call), device, wish(body),
                CustomerOrders.Channel.APP, key(call));
        return SelfServiceJson.reply(ordered.begun() ? 202 : 200, json(ordered.action(), call)).with("location",
                "/self-service/v1/actions/" + ordered.action().id());
    }

    private static CustomerWish wish(JsonNode body) {
        CustomerAction action = action(body, "action");
        if (action == CustomerAction.FIX_WIFI) {
            return CustomerWish.of(WifiWish.read(body));
        }
        WifiWish.refuse(body);
        return CustomerWish.of(action, BoxResource.text(body, "code"));
    }

    /// The contract lets only those through that there are.
    private static CustomerAction action(JsonNode body, String field) {
        return CustomerAction.named(body.path(field).asText()).orElseThrow();
    }

    static String key(HttpCall call) {
        return Objects.requireNonNull(call.headers().get("idempotency-key"), "the contract lets none through");
    }

    HttpReply get(HttpCall call) {
        Action action = own.action(call);
        witness.looked(call, action);
        return SelfServiceJson.reply(200, json(action, call));
    }

    HttpReply prove(HttpCall call) {
        Action action = own.action(call);
        JsonNode body = SelfServiceJson.read(call.body().text());
        String who = "customer " + call.caller().name();
        Proof proof = body.has("works")
                ? new Proof.Word(body.path("works").asBoolean(), who)
                : new Proof.Code(body.path("code").asText().replaceAll("[\\s-]", ""), who);
        Action now = witness.does(call, Deed.PROVED, action, () -> proofs.take(action.id(), proof));
        return SelfServiceJson.reply(200, json(now, call));
    }

    HttpReply follow(HttpCall call) {
        Action found = own.action(call);
        witness.looked(call, found);
        return HttpReply.events(sink -> actions.watch(found.id(), action -> {
            CustomerProgress progress = progress(action, call);
            sink.send(new ServerEvent(progress.isOver() ? "over" : "progress",
                    SelfServiceJson.progress(progress, action.device().value()).toString()));
            if (progress.isOver()) {
                sink.end();
            }
        })::close);
    }

    private ObjectNode json(Action action, HttpCall call) {
        return SelfServiceJson.progress(progress(action, call), action.device().value());
    }

    CustomerProgress progress(Action action, HttpCall call) {
        return CustomerProgress.of(action, cards.profile(action.device()).orElse(Profile.UNKNOWN),
                Words.of(call.language()), clock.instant());
    }
}
