package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.door.customer.CustomerMessages;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.util.function.Function;

/// `/messages`: what customers write. Safe for any number of threads.
final class MessageResource {
    private final OwnBoxes own;
    private final CustomerMessages messages;
    private final Function<HttpCall, Customer> callers;

    /// @param callers who calls, once more
    MessageResource(OwnBoxes own, CustomerMessages messages, Function<HttpCall, Customer> callers) {
        this.own = own;
        this.messages = messages;
        this.callers = callers;
    }

    HttpReply send(HttpCall call) {
        JsonNode body = SelfServiceJson.read(call.body().text());
        String device = BoxResource.text(body, "device");
        Contact contact = messages.send(call, callers.apply(call),
                new CustomerMessages.Message(device.isEmpty() ? null : own.box(call, device),
                        Complaint.named(BoxResource.text(body, "about")).orElse(Complaint.OTHER),
                        BoxResource.text(body, "code"), BoxResource.text(body, "text")),
                CustomerOrders.Channel.APP, OrderResource.key(call));
        return SelfServiceJson.reply(201, SelfServiceJson.object().put("id", contact.id()).put("at",
                SelfServiceJson.time(contact.at())));
    }
}
