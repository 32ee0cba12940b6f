package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerBox;
import org.pilotacs.acs.door.customer.CustomerBoxes;
import org.pilotacs.acs.door.customer.CustomerHistory;
import org.pilotacs.acs.door.customer.CustomerMeter;
import org.pilotacs.acs.door.customer.CustomerModels;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.CustomerSaying;
import org.pilotacs.acs.door.customer.ManualFile;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.equipment.Manual;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/// `/devices`: a customer's own boxes. Safe for any number of threads.
final class BoxResource {
    private final OwnBoxes own;
    private final CustomerBoxes boxes;
    private final CustomerHistory history;
    private final CustomerModels models;
    private final CustomerMeter meter;
    private final Function<HttpCall, Customer> callers;
    private final Witness witness;
    private final Clock clock;

    /// @param callers who calls, once more
    BoxResource(OwnBoxes own, CustomerBoxes boxes, CustomerHistory history, CustomerModels models, CustomerMeter meter,
            Function<HttpCall, Customer> callers, Witness witness, Clock clock) {
        this.own = own;
        this.boxes = boxes;
        this.history = history;
        this.models = models;
        this.meter = meter;
        this.callers = callers;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply list(HttpCall call) {
        List<Device> devices = own.of(call.caller());
        witness.did(call, Deed.LOOKED, Subject.ofSubscriber(call.caller().name()), "own boxes");
        ObjectNode json = SelfServiceJson.object();
        ArrayNode list = json.putArray("devices");
        boxes.of(devices, callers.apply(call), words(call)).forEach(one -> list.add(SelfServiceJson.box(one)));
        return SelfServiceJson.reply(200, json);
    }

    HttpReply get(HttpCall call) {
        Device device = own.box(call);
        witness.looked(call, device, "own box");
        return SelfServiceJson.reply(200, SelfServiceJson.box(shown(call, device)));
    }

    HttpReply history(HttpCall call) {
        Device device = own.box(call);
        witness.looked(call, device, "own history");
        return SelfServiceJson.reply(200,
                SelfServiceJson.history(history.of(device, call.caller().name(), words(call), clock.instant())));
    }

    HttpReply meter(HttpCall call) {
        return meter.follow(call, own.box(call), CustomerOrders.Channel.APP, words(call));
    }

    HttpReply specification(HttpCall call) {
        Device device = own.box(call);
        witness.looked(call, device, "own box");
        ObjectNode json = SelfServiceJson.object().put("name", models.name(device, words(call)));
        ArrayNode rows = json.putArray("rows");
        models.specification(device, words(call))
                .forEach(one -> rows.addObject().put("label", one.label()).put("value", one.value()));
        return SelfServiceJson.reply(200, json);
    }

    HttpReply manual(HttpCall call) {
        return switch (models.manual(own.box(call), words(call))
                .orElseThrow(() -> ApiError.notFound(CustomerSaying.NO_MANUAL.of()))) {
            case Manual.Pdf pdf -> ManualFile.reply(pdf);
            case Manual.Text text -> SelfServiceJson.reply(200, SelfServiceJson.manual(text));
        };
    }

    CustomerBox shown(HttpCall call, Device device) {
        return boxes.of(device, callers.apply(call), words(call));
    }

    static Words words(HttpCall call) {
        return Words.of(call.language());
    }

    /// A field of a body, empty if it is not there.
    static String text(JsonNode body, String field) {
        return body.path(field).asText("").strip();
    }
}
