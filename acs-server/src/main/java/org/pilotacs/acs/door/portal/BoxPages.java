package org.pilotacs.acs.door.portal;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.customer.CustomerBox;
import org.pilotacs.acs.door.customer.CustomerBoxes;
import org.pilotacs.acs.door.customer.CustomerHistory;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.customer.PortalPath;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.runtime.RandomId;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A customer's boxes: what is wrong, and what helps. Safe for any number of threads.
final class BoxPages {
    private static final int LOOK_AGAIN = 3;

    private final Core core;
    private final PortalPages pages;
    private final PortalSignIn signIn;
    private final Witness witness;
    private final Clock clock;
    private final RandomGenerator random;

    /// What the pages show.
    record Core(OwnBoxes own, CustomerBoxes boxes, CustomerHistory history, CustomerOrders orders) {}

    BoxPages(Core core, PortalPages pages, PortalSignIn signIn, Witness witness, Clock clock,
            RandomGenerator random) {
        this.core = core;
        this.pages = pages;
        this.signIn = signIn;
        this.witness = witness;
        this.clock = clock;
        this.random = random;
    }

    HttpReply home(HttpCall call) {
        PortalFrame frame = pages.frame(call, "");
        Customer customer = signIn.customer(call);
        witness.did(call, Deed.LOOKED, Subject.ofSubscriber(customer.subscriber()), "own boxes");
        List<CustomerBox> boxes = core.boxes.of(core.own.of(call.caller()), customer, frame.words());
        return pages.page(200, "home.jte", Map.of("frame", frame.titled(frame.brand().name()), "boxes",
                boxes.stream().map(box -> PortalBox.of(box, frame.words())).toList(), "screens", Screen.values()));
    }

    /// Somebody pointed at the picture that their screen shows. Which box it is, we ask only where it can be several.
    HttpReply help(HttpCall call) {
        PortalFrame frame = pages.frame(call, "");
        Screen screen = Screen.named(call.form().text("screen")).orElse(Screen.OTHER);
        String id = call.form().text("box");
        List<Device> devices = core.own.of(call.caller());
        if (id.isEmpty() && devices.size() != 1) {
            List<CustomerBox> boxes = core.boxes.of(devices, signIn.customer(call), frame.words());
            return pages.page(200, "which-box.jte", Map.of("frame", frame.titled(frame.say("my.which-box")), "boxes",
                    boxes.stream().map(box -> PortalBox.of(box, frame.words())).toList(), "screen", screen));
        }
        Device device = id.isEmpty() ? devices.getFirst() : core.own.box(call, id);
        return checked(call, device, screen.complaint());
    }

    HttpReply check(HttpCall call) {
        return checked(call, core.own.box(call), null);
    }

    private HttpReply checked(HttpCall call, Device device, @Nullable Complaint said) {
        core.orders.check(call, signIn.customer(call), device, said, "", CustomerOrders.Channel.PORTAL,
                RandomId.next(random));
        return HttpReply.seeOther(PortalPath.of(device));
    }

    HttpReply show(HttpCall call) {
        Device device = core.own.box(call);
        witness.looked(call, device, "own box");
        PortalFrame frame = pages.frame(call, "");
        CustomerBox box = core.boxes.of(device, signIn.customer(call), frame.words());
        PortalBox shown = PortalBox.of(box, frame.words());
        return pages.page(200, "box.jte",
                Map.of("frame", frame.titled(box.name()).following(shown.isMoving() ? LOOK_AGAIN : 0, ""), "box",
                        shown));
    }

    HttpReply history(HttpCall call) {
        Device device = core.own.box(call);
        witness.looked(call, device, "own history");
        PortalFrame frame = pages.frame(call, "");
        Instant now = clock.instant();
        List<HistoryLine> lines = core.history.of(device, call.caller().name(), frame.words(), now).stream()
                .map(one -> HistoryLine.of(one, frame.words(), now)).toList();
        return pages.page(200, "history.jte",
                Map.of("frame", frame.titled(frame.say("my.history")), "name",
                        core.boxes.name(device, frame.words()), "href", PortalPath.of(device), "lines", lines));
    }
}
