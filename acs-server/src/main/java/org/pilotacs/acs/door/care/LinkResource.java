package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.EntryLinks;
import org.pilotacs.acs.device.Subscriber;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.saying.Saying;

import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/// Links that let customers into the portal. Safe for any number of threads.
final class LinkResource {
    private final Subscribers subscribers;
    private final EntryLinks links;
    private final Supplier<URI> portal;
    private final Witness witness;
    private final Clock clock;

    /// @param portal where it is for customers' browsers
    LinkResource(Subscribers subscribers, EntryLinks links, Supplier<URI> portal, Witness witness, Clock clock) {
        this.subscribers = subscribers;
        this.links = links;
        this.portal = portal;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply make(HttpCall call) {
        Subscriber found = subscribers.find(call.variable("number"))
                .filter(one -> Customer.isNumber(one.number())).orElseThrow(
                        () -> ApiError.notFound(CareSaying.NO_CUSTOMER.of(Saying.of(call.variable("number")))));
        JsonNode body = CareJson.read(call);
        Customer customer = new Customer(found.number(), reach(body));
        witness.did(call, Deed.ACTED, Subject.ofSubscriber(found.number()), "link to the portal");
        EntryLinks.Link link = links.add(customer, clock.instant());
        return CareJson.reply(201,
                CareJson.object().put("url", portal.get().resolve("/my/enter/" + link.secret().reveal()).toString())
                        .put("expires", CareJson.time(link.expires())));
    }

    private static String reach(JsonNode body) {
        String reach = body.path("reach").asText("").strip();
        if (!Customer.isReach(reach)) {
            throw ApiError.invalid("/reach", CareSaying.NOT_PRINTABLE.of());
        }
        return reach;
    }
}
