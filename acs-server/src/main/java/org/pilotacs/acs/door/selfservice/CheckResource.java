package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;

import java.util.function.Function;

/// Looks at boxes that customers ask for. Safe for any number of threads.
final class CheckResource {
    private final OwnBoxes own;
    private final CustomerOrders orders;
    private final Examinations examinations;
    private final BoxResource boxes;
    private final Function<HttpCall, Customer> callers;
    private final Witness witness;

    /// @param callers who calls, once more
    CheckResource(OwnBoxes own, CustomerOrders orders, Examinations examinations, BoxResource boxes,
            Function<HttpCall, Customer> callers, Witness witness) {
        this.own = own;
        this.orders = orders;
        this.examinations = examinations;
        this.boxes = boxes;
        this.callers = callers;
        this.witness = witness;
    }

    HttpReply start(HttpCall call) {
        Device device = own.box(call);
        JsonNode body = SelfServiceJson.read(call.body().text());
        Examination one = orders.check(call, callers.apply(call), device,
                Complaint.named(BoxResource.text(body, "said")).orElse(null), BoxResource.text(body, "code"),
                CustomerOrders.Channel.APP, OrderResource.key(call));
        return SelfServiceJson.reply(one.concluded() == null ? 202 : 200, json(one, device, call)).with("location",
                "/self-service/v1/checks/" + one.id());
    }

    HttpReply get(HttpCall call) {
        Examination one = own.check(call);
        Device device = own.box(call, one.device().value());
        witness.looked(call, device, "own check");
        return SelfServiceJson.reply(200, json(one, device, call));
    }

    HttpReply follow(HttpCall call) {
        Examination found = own.check(call);
        Device device = own.box(call, found.device().value());
        witness.looked(call, device, "own check");
        return HttpReply.events(sink -> examinations.watch(found.id(), one -> {
            boolean over = one.concluded() != null;
            sink.send(new ServerEvent(over ? "over" : "progress", json(one, device, call).toString()));
            if (over) {
                sink.end();
            }
        })::close);
    }

    private ObjectNode json(Examination one, Device device, HttpCall call) {
        return SelfServiceJson.check(one, one.concluded() == null ? null : boxes.shown(call, device));
    }
}
