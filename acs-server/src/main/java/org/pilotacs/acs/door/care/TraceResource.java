package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.trace.TracedMessage;
import org.pilotacs.acs.trace.WireTrace;
import org.pilotacs.acs.trace.WireTraces;

import java.time.Duration;

/// Wire traces of the care API. Safe for any number of threads.
final class TraceResource {
    private final WireTraces traces;
    private final DeviceResource devices;
    private final Witness witness;

    TraceResource(WireTraces traces, DeviceResource devices, Witness witness) {
        this.traces = traces;
        this.witness = witness;
        this.devices = devices;
    }

    HttpReply get(HttpCall call) {
        return CareJson.reply(200, json(devices.seen(call, "trace").id(), Words.of(call.language())));
    }

    HttpReply start(HttpCall call) {
        Device found = devices.required(call);
        DeviceId device = found.id();
        int minutes = minutes(call);
        return witness.does(call, Deed.TRACED, Witness.subject(found), "on", () -> {
            if (!on(device, minutes)) {
                throw new ApiException(new ApiError.Refused(CareSaying.TOO_MANY_TRACES.of()));
            }
            return CareJson.reply(200, json(device, Words.of(call.language())));
        });
    }

    HttpReply stop(HttpCall call) {
        Device found = devices.required(call);
        witness.did(call, Deed.TRACED, Witness.subject(found), "off");
        traces.stop(found.id());
        return HttpReply.empty(204);
    }

    private boolean on(DeviceId device, int minutes) {
        return minutes == 0 ? traces.start(device) : traces.start(device, Duration.ofMinutes(minutes));
    }

    private static int minutes(HttpCall call) {
        return CareJson.read(call).path("minutes").asInt(0);
    }

    private ObjectNode json(DeviceId device, Words words) {
        ObjectNode json = CareJson.object();
        traces.find(device).ifPresentOrElse(trace -> {
            json.put("on", trace.on()).put("until", CareJson.time(trace.until())).put("because",
                    trace.because() == null ? null : words.say(trace.because()));
            ArrayNode list = json.putArray("messages");
            trace.messages().forEach(message -> list.add(message(message)));
        }, () -> {
            json.put("on", false).putNull("until").putNull("because");
            json.putArray("messages");
        });
        return json;
    }

    private static ObjectNode message(TracedMessage message) {
        return CareJson.object().put("at", CareJson.time(message.at())).put("direction", switch (message.direction()) {
            case WireTrace.Direction.FROM_DEVICE -> "from-device";
            case WireTrace.Direction.TO_DEVICE -> "to-device";
        }).put("text", message.text());
    }
}
