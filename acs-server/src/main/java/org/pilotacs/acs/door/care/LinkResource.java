package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.door.PortalLinks;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.saying.Saying;

/// Links that let customers into the portal. Safe for any number of threads.
final class LinkResource {
    private final PortalLinks links;

    LinkResource(PortalLinks links) {
        this.links = links;
    }

    HttpReply make(HttpCall call) {
        PortalLinks.Link link = links.show(call, call.variable("number"), reach(CareJson.read(call))).orElseThrow(
                () -> ApiError.notFound(CareSaying.NO_CUSTOMER.of(Saying.of(call.variable("number")))));
        return CareJson.reply(201, CareJson.object().put("url", link.url().toString()).put("expires",
                CareJson.time(link.expires())));
    }

    private static String reach(JsonNode body) {
        String reach = body.path("reach").asText("").strip();
        if (!Customer.isReach(reach)) {
            throw ApiError.invalid("/reach", CareSaying.NOT_PRINTABLE.of());
        }
        return reach;
    }
}
