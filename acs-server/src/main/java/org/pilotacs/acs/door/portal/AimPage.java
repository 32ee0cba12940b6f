package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.customer.CustomerBoxes;
import org.pilotacs.acs.door.customer.CustomerMeter;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.customer.PortalPath;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.util.Map;

/// A meter and a tone for who stands at the dish. Safe for any number of threads.
final class AimPage {
    private final OwnBoxes own;
    private final CustomerBoxes boxes;
    private final CustomerMeter meter;
    private final PortalPages pages;

    AimPage(OwnBoxes own, CustomerBoxes boxes, CustomerMeter meter, PortalPages pages) {
        this.own = own;
        this.boxes = boxes;
        this.meter = meter;
        this.pages = pages;
    }

    HttpReply show(HttpCall call) {
        Device device = own.box(call);
        PortalFrame frame = pages.frame(call, "");
        return pages.page(200, "aim.jte", Map.of("frame", frame.titled(frame.say("my.aim")), "name",
                boxes.name(device, frame.words()), "href", PortalPath.of(device), "possible", meter.has(device)));
    }

    HttpReply live(HttpCall call) {
        return meter.follow(call, own.box(call), CustomerOrders.Channel.PORTAL, PortalPages.words(call));
    }
}
