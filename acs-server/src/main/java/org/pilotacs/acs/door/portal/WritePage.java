package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.customer.CustomerBoxes;
import org.pilotacs.acs.door.customer.CustomerMessages;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.runtime.RandomId;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Writing to us. Safe for any number of threads.
public final class WritePage {
    private final OwnBoxes own;
    private final CustomerBoxes boxes;
    private final CustomerMessages messages;
    private final PortalPages pages;
    private final PortalSignIn signIn;
    private final RandomGenerator random;

    /// A box to choose.
    public record Choice(String id, String name) {}

    WritePage(OwnBoxes own, CustomerBoxes boxes, CustomerMessages messages, PortalPages pages, PortalSignIn signIn,
            RandomGenerator random) {
        this.own = own;
        this.boxes = boxes;
        this.messages = messages;
        this.pages = pages;
        this.signIn = signIn;
        this.random = random;
    }

    /// The form has a key, so that a second press of the button sends nothing twice.
    HttpReply show(HttpCall call) {
        PortalFrame frame = pages.frame(call, "");
        List<Choice> choices = own.of(call.caller()).stream()
                .map(device -> new Choice(device.id().value(), name(device, frame))).toList();
        return pages.page(200, "write.jte", Map.of("frame", frame.titled(frame.say("my.write")), "boxes", choices,
                "screens", Screen.values(), "key", RandomId.next(random), "sent", false));
    }

    private String name(Device device, PortalFrame frame) {
        String number = device.card() == null ? device.identity().serialNumber() : device.card();
        return boxes.name(device, frame.words()) + " · " + number;
    }

    HttpReply send(HttpCall call) {
        PortalFrame frame = pages.frame(call, "");
        Customer customer = signIn.customer(call);
        String box = call.form().text("box");
        String key = call.form().text("key");
        messages.send(call, customer,
                new CustomerMessages.Message(box.isEmpty() ? null : own.box(call, box),
                        Screen.named(call.form().text("screen")).orElse(Screen.OTHER).complaint(), "",
                        call.form().text("text")),
                CustomerOrders.Channel.PORTAL, key.matches("[0-9a-f]{1,64}") ? key : RandomId.next(random));
        return pages.page(200, "write.jte", Map.of("frame", frame.titled(frame.say("my.write")), "boxes", List.of(),
                "screens", Screen.values(), "key", "", "sent", true));
    }
}
