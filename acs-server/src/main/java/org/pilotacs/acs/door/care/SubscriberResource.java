package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Subscriber;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Instant;

/// `/subscribers` of the care API. Safe for any number of threads.
final class SubscriberResource {
    private final Subscribers subscribers;
    private final Witness witness;
    private final Clock clock;

    SubscriberResource(Subscribers subscribers, Witness witness, Clock clock) {
        this.subscribers = subscribers;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply get(HttpCall call) {
        Subscriber found = subscribers.find(call.variable("number")).orElseThrow(
                () -> ApiError.notFound(CareSaying.NO_CUSTOMER.of(Saying.of(call.variable("number")))));
        witness.did(call, Deed.LOOKED, Subject.ofSubscriber(found.number()), "");
        Instant now = clock.instant();
        ObjectNode json = CareJson.object().put("number", found.number()).put("area", found.area());
        ArrayNode devices = json.putArray("devices");
        found.devices().forEach(device -> devices.add(CareJson.summary(device, now)));
        ArrayNode expected = json.putArray("expected");
        found.expected().forEach(box -> expected.addObject().put("oui", box.oui()).put("serialNumber", box.serial())
                .put("productClass", box.productClass()).put("card", box.card()));
        return CareJson.reply(200, json);
    }
}
