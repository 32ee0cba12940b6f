package org.pilotacs.acs.door.console;

import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.profile.Profile;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// The engineers' page of one box: its data model as a tree that is searched, read anew and written to, and what goes over
/// its wire beside it. Safe for any number of threads.
final class Explorer {
    private static final int MOST_OF_QUERY = 256;

    private final Console.Core core;
    private final Pages pages;
    private final Wire wire;
    private final Witness witness;
    private final Clock clock;

    Explorer(Console.Core core, Pages pages, Wire wire, Witness witness, Clock clock) {
        this.core = core;
        this.pages = pages;
        this.wire = wire;
        this.witness = witness;
        this.clock = clock;
    }

    /// The page; of itself it asks for what a search finds.
    HttpReply show(HttpCall call) {
        Device device = looked(call);
        Frame frame = pages.frame(call, "");
        String query = call.query().text("q");
        ParameterPage.Maker maker = maker(call, device, frame);
        ParameterPage page = query.isEmpty()
                ? maker.below(at(call), from(call))
                : maker.search(query.substring(0, Math.min(MOST_OF_QUERY, query.length())), from(call));
        if (Console.isPart(call)) {
            return part("parameter-rows.jte", frame, device, Map.of("page", page));
        }
        Map<String, Object> parts = new HashMap<>(Map.of("page", page, "box", device.identity().serialNumber()));
        if (call.caller().may(Permission.ENGINEER)) {
            parts.put("wire", wire.view(device.id(), frame.words()));
        }
        return part("parameters.jte", titled(frame, device), device, parts);
    }

    /// What is directly below an object.
    HttpReply below(HttpCall call) {
        Device device = looked(call);
        Frame frame = pages.frame(call, "");
        ParameterPage page = maker(call, device, frame).below(call.query().text("at"), from(call));
        if (!Console.isPart(call)) {
            return HttpReply.seeOther(ParameterRow.link(DeviceView.href(device), "?at=", page.at()));
        }
        return part("parameter-nodes.jte", frame, device, Map.of("page", page, "tools", from(call) == 0));
    }

    /// One parameter: its row, opened unless it is to be folded, or a page of it.
    HttpReply one(HttpCall call) {
        Device device = looked(call);
        Frame frame = pages.frame(call, "");
        ParameterPage.Maker maker = maker(call, device, frame);
        String path = call.query().text("path");
        Parameter found = maker.tree().get(path).filter(one -> !one.isObject())
                .orElseThrow(() -> ApiError.notFound(ConsoleSaying.NO_PARAMETER.of()));
        ParameterView view = ParameterView.of(call, device, found, maker.profile(), frame.words());
        Map<String, Object> parts = new HashMap<>(Map.of("row",
                ParameterRow.of(found, DeviceView.href(device), maker.profile(), frame.words(), maker.now())));
        if (!Console.isPart(call)) {
            parts.putAll(Map.of("box", device.identity().serialNumber(), "one", view));
            return part("parameter.jte", titled(frame, device), device, parts);
        }
        if (call.query().text("fold").isEmpty()) {
            parts.put("one", view);
        } else {
            parts.put("folded", true);
        }
        parts.put("full", !call.query().text("full").isEmpty());
        return part("parameter-leaf.jte", frame, device, parts);
    }

    private Device looked(HttpCall call) {
        Device device = Console.required(core, call);
        witness.looked(call, device, "parameters");
        return device;
    }

    private ParameterPage.Maker maker(HttpCall call, Device device, Frame frame) {
        ParameterTree tree = core.devices().parameters(device);
        return new ParameterPage.Maker(call, device, tree, core.cards().profile(device.id()).orElse(Profile.UNKNOWN),
                frame.words(), clock.instant());
    }

    private static Frame titled(Frame frame, Device device) {
        return frame.titled(frame.say("parameters.title") + " · " + device.identity().serialNumber());
    }

    private HttpReply part(String template, Frame frame, Device device, Map<String, Object> more) {
        Map<String, Object> parts = new HashMap<>(more);
        parts.put("frame", frame);
        parts.put("href", DeviceView.href(device));
        return pages.page(200, template, parts);
    }

    /// An object; what has no dot is taken for one.
    private static String at(HttpCall call) {
        String at = call.query().text("at").isEmpty() ? call.query().text("prefix") : call.query().text("at");
        return at.isEmpty() || at.endsWith(".") ? at : at + ".";
    }

    private static int from(HttpCall call) {
        String from = call.query().text("from");
        if (!from.matches("[0-9]{0,6}")) {
            throw ApiError.invalid("from", DoorSaying.BAD_CURSOR.of());
        }
        return from.isEmpty() ? 0 : Integer.parseInt(from);
    }
}
