package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.WrittenId;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// `/devices` of the care API. Safe for any number of threads.
final class DeviceResource {
    private final Devices devices;
    private final DeviceCards cards;
    private final Witness witness;
    private final Clock clock;

    DeviceResource(Devices devices, DeviceCards cards, Witness witness, Clock clock) {
        this.devices = devices;
        this.cards = cards;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply list(HttpCall call) {
        Instant now = clock.instant();
        DevicePage page;
        try {
            page = devices.search(
                    new DeviceSearch(call.query().text("q"), call.query().get("cursor"), limit(call, 50)));
        } catch (IllegalArgumentException _) {
            throw Cursor.bad();
        }
        witness.searched(call, call.query().text("q"));
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("devices");
        page.devices().forEach(device -> list.add(CareJson.summary(device, now)));
        return CareJson.reply(200, json.put("nextCursor", page.nextCursor()));
    }

    HttpReply get(HttpCall call) {
        Words words = Words.of(call.language());
        return CareJson.reply(200, cards.find(seen(call, "").id()).map(card -> CareJson.card(card, words))
                .orElseThrow(() -> unknown(call)));
    }

    HttpReply parameters(HttpCall call) {
        Device device = seen(call, "parameters");
        Instant now = clock.instant();
        String after = Cursor.of(call);
        int limit = limit(call, 200);
        List<Parameter> found = devices.parameters(device).under(call.query().text("prefix")).stream()
                .filter(parameter -> parameter.path().compareTo(after) > 0).limit(limit + 1L).toList();
        List<Parameter> page = found.size() > limit ? found.subList(0, limit) : found;
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("parameters");
        page.forEach(parameter -> list.add(CareJson.parameter(parameter, now)));
        return CareJson.reply(200, json.put("nextCursor",
                found.size() > limit ? Cursor.after(page.getLast().path()) : null));
    }

    /// The device that a call is about to be shown something of, which is noted.
    Device seen(HttpCall call, String what) {
        Device device = required(call);
        witness.looked(call, device, what);
        return device;
    }

    Device required(HttpCall call) {
        return WrittenId.find(devices, call.variable("id"), call.path()).orElseThrow(() -> unknown(call));
    }

    static RuntimeException unknown(HttpCall call) {
        return ApiError.notFound(CareSaying.NO_DEVICE.of(Saying.of(call.variable("id"))));
    }

    static int limit(HttpCall call, int otherwise) {
        String given = call.query().get("limit");
        return given == null ? otherwise : Integer.parseInt(given);
    }
}
