package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerAction;
import org.pilotacs.acs.door.customer.CustomerBox;
import org.pilotacs.acs.door.customer.CustomerBoxes;
import org.pilotacs.acs.door.customer.CustomerModels;
import org.pilotacs.acs.door.customer.CustomerOffer;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.CustomerProgress;
import org.pilotacs.acs.door.customer.CustomerSaying;
import org.pilotacs.acs.door.customer.CustomerWish;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// `/phone`: the same for voice menus, which read one sentence aloud and take one key. Each answer has a short code by which a
/// menu can have its own recordings. Safe for any number of threads.
final class PhoneResource {
    /// A telephone has so many keys.
    private static final int KEYS = 9;

    private final OwnBoxes own;
    private final CustomerBoxes boxes;
    private final CustomerOrders orders;
    private final OrderResource actions;
    private final Function<HttpCall, Customer> callers;
    private final Witness witness;

    /// @param callers who calls, once more
    PhoneResource(OwnBoxes own, CustomerBoxes boxes, CustomerOrders orders, OrderResource actions,
            Function<HttpCall, Customer> callers, Witness witness) {
        this.own = own;
        this.boxes = boxes;
        this.orders = orders;
        this.actions = actions;
        this.callers = callers;
        this.witness = witness;
    }

    /// Which boxes there are, each with its key.
    HttpReply list(HttpCall call) {
        Words words = BoxResource.words(call);
        List<Device> devices = ordered(call);
        witness.did(call, Deed.LOOKED, Subject.ofSubscriber(call.caller().name()), "own boxes");
        ObjectNode json = said(devices.isEmpty() ? "B0" : "B1",
                words.say(devices.isEmpty() ? "my.phone.no-boxes" : "my.phone.choose-box"));
        ArrayNode choices = json.putArray("choices");
        for (int i = 0; i < devices.size(); i++) {
            Device device = devices.get(i);
            choices.addObject().put("key", Integer.toString(i + 1)).put("device", device.id().value()).put("say",
                    words.say("my.phone.box", boxes.name(device, words), CustomerModels.numberEnd(device), i + 1));
        }
        return SelfServiceJson.reply(200, json);
    }

    private List<Device> ordered(HttpCall call) {
        return own.of(call.caller()).stream().sorted(Comparator.comparing(device -> device.id().value())).limit(KEYS)
                .toList();
    }

    private Device box(HttpCall call) {
        List<Device> devices = ordered(call);
        String key = call.variable("key");
        int number = key.matches("[1-9]") ? Integer.parseInt(key) : 0;
        if (number < 1 || number > devices.size()) {
            throw ApiError.notFound(CustomerSaying.NO_BOX.of());
        }
        return devices.get(number - 1);
    }

    /// How a box does, and what can be pressed.
    HttpReply get(HttpCall call) {
        Device device = box(call);
        witness.looked(call, device, "own box");
        CustomerBox box = boxes.of(device, callers.apply(call), BoxResource.words(call));
        ObjectNode json = said(switch (box.health()) {
            case WELL -> "H1";
            case TROUBLE -> "H2";
            case INCIDENT -> "H3";
            case CHECKING -> "H4";
            case UNKNOWN -> "H0";
        }, box.says());
        ArrayNode choices = json.putArray("choices");
        box.offers().stream().filter(CustomerOffer::isPossible).filter(PhoneResource::hasKey).forEach(one -> {
            String key = Integer.toString(one.action().ordinal() + 1);
            choices.addObject().put("key", key).put("action", one.action().wireName())
                    .put("code", one.verified() ? "needed" : null)
                    .put("say", BoxResource.words(call).say("my.phone.press." + one.action().wireName(), key));
        });
        return SelfServiceJson.reply(200, json);
    }

    /// A name or a password cannot be typed on a telephone.
    private static boolean hasKey(CustomerOffer offer) {
        return offer.wifi() == null || offer.wifi().chooses();
    }

    /// Somebody pressed a key, or said a code for what takes one.
    HttpReply press(HttpCall call) {
        Device device = box(call);
        Customer customer = callers.apply(call);
        JsonNode body = SelfServiceJson.read(call.body().text());
        CustomerAction action = CustomerAction.named(BoxResource.text(body, "action")).orElseThrow();
        if (action == CustomerAction.CHECK_SIGNAL) {
            Examination one = orders.check(call, customer, device, null, "", CustomerOrders.Channel.PHONE_MENU,
                    OrderResource.key(call));
            CustomerBox box = boxes.of(device, customer, BoxResource.words(call));
            return SelfServiceJson.reply(202,
                    said("H4", one.concluded() == null ? BoxResource.words(call).say("my.phone.checking") : box.says())
                            .put("check", one.id()));
        }
        Action begun = orders.order(call, customer, device,
                CustomerWish.of(action, BoxResource.text(body, "code")), CustomerOrders.Channel.PHONE_MENU,
                OrderResource.key(call)).action();
        return SelfServiceJson.reply(202, progress(actions.progress(begun, call)).put("action", begun.id()));
    }

    /// How what was pressed goes.
    HttpReply follow(HttpCall call) {
        Action action = own.action(call);
        witness.looked(call, action);
        return SelfServiceJson.reply(200, progress(actions.progress(action, call)));
    }

    private static ObjectNode progress(CustomerProgress one) {
        String code = switch (one.state()) {
            case WAITING -> "P1";
            case UNREACHABLE -> "P2";
            case WORKING -> "P3";
            case ON_AIR -> "P4";
            case PROBABLY_DONE -> "P5";
            case DONE -> "P6";
            case UNSURE -> "P7";
            case NOT_DONE -> "P8";
            case CALLED_OFF -> "P9";
        };
        return said(code, one.says()).put("over", one.isOver());
    }

    private static ObjectNode said(String code, String say) {
        return SelfServiceJson.object().put("code", code).put("say", say);
    }
}
