package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Pages of boxes that only listen, and of what sends to them, in every state.
final class AirGallery implements AutoCloseable {
    private static final Consumer<Page> NOTHING = _ -> {};

    private final TestDoor door = TestDoor.open();
    private final TestDoor silent = TestDoor.open();
    private final List<Gallery.Sight> sights = new ArrayList<>();
    private int boxes = 8000;

    AirGallery() {
        add("one-way", DeviceView.href(box()), NOTHING);
        add("one-way-without-card", DeviceView.href(SampleBox.oneWay(door.core, "OW-0", "")), NOTHING);
        add("hybrid", DeviceView.href(SampleBox.comes(door.core, "SN-1001")), NOTHING);
        add("air-queued", DeviceView.href(onAir(SampleAiring.sent(0, TestDoor.NOW))), NOTHING);
        add("air-sent", DeviceView.href(onAir(SampleAiring.sent(4, TestDoor.NOW))), NOTHING);
        add("air-without-code", DeviceView.href(onAir(SampleAiring.withoutCode(4, TestDoor.NOW))), NOTHING);
        add("air-arrived", DeviceView.href(onAir(SampleAiring.arrived(40, TestDoor.NOW))), NOTHING);
        add("air-held-up", DeviceView.href(onAir(SampleAiring.heldUp(4, TestDoor.NOW))), NOTHING);
        add("air-pin", DeviceView.href(pin()), NOTHING);
        add("air-wrong-code", DeviceView.href(onAir(SampleAiring.sent(4, TestDoor.NOW))), page -> {
            page.locator("#code").fill("271828");
            page.locator(".digits button").click();
            page.locator("[role=alert]").waitFor();
        });
        ended("air-confirmed", door.core.confirmed());
        ended("air-assumed", new Outcome.Unconfirmed(Saying.of("sent 464 times in 30 days")));
        ended("air-in-vain", new Outcome.Failed(
                Fault.of(Fault.Kind.INTERNAL, Saying.of("the customer says that it does not work"))));
        door.core.air.stations.addAll(List.of(SampleAiring.up(TestDoor.NOW), SampleAiring.down(TestDoor.NOW)));
        add("head-ends", "/headends", NOTHING);
        add("home-air", "/", NOTHING);
        sights.add(new Gallery.Sight("head-ends-none", silent.uri("/headends").toString(), NOTHING));
    }

    List<Gallery.Sight> sights() {
        return List.copyOf(sights);
    }

    @Override
    public void close() {
        door.close();
        silent.close();
    }

    private void add(String name, String path, Consumer<Page> then) {
        sights.add(new Gallery.Sight(name, door.uri(path).toString(), then));
    }

    private Device box() {
        boxes++;
        return SampleBox.oneWay(door.core, "OW-" + boxes, "01074432" + boxes);
    }

    private Device onAir(Airing airing) {
        Device box = box();
        door.begin(box, new ActionRequest.Reconnect());
        door.core.air.takes(box.id(), airing);
        return box;
    }

    private Device pin() {
        Device box = box();
        door.begin(box, new ActionRequest.ResetPin(Way.SATELLITE));
        door.core.air.takes(box.id(), SampleAiring.sent(1, TestDoor.NOW));
        return box;
    }

    private void ended(String name, Outcome outcome) {
        Device box = onAir(SampleAiring.sent(4, TestDoor.NOW));
        door.core.air.ends(box.id(), outcome);
        Action action = door.actions.ofDevice(box.id(), 1).getFirst();
        add(name, "/actions/" + action.id(), NOTHING);
    }
}
