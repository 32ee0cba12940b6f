package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.door.Timeline;
import org.pilotacs.acs.door.Timelines;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.util.EnumSet;
import java.util.Set;

/// `/devices/{id}/timeline` of the care API. Safe for any number of threads.
final class TimelineResource {
    private static final int PAGE = 30;

    private final Timelines timelines;
    private final DeviceResource devices;
    private final Witness witness;
    private final TimelineJson entries;

    TimelineResource(Timelines timelines, DeviceResource devices, Knowledge knowledge, Witness witness) {
        this.timelines = timelines;
        this.devices = devices;
        this.witness = witness;
        this.entries = new TimelineJson(knowledge);
    }

    HttpReply list(HttpCall call) {
        Device device = devices.required(call);
        witness.looked(call, device, "timeline");
        Timeline.Page page = timelines.of(device.id(), kinds(call), after(call), DeviceResource.limit(call, PAGE));
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("entries");
        Words words = Words.of(call.language());
        page.entries().forEach(one -> list.add(entries.entry(one, words)));
        return CareJson.reply(200,
                json.put("nextCursor", page.next() == null ? null : Cursor.after(page.next().text())));
    }

    private static Set<Timeline.Kind> kinds(HttpCall call) {
        String given = call.query().text("kinds");
        if (given.isEmpty()) {
            return EnumSet.allOf(Timeline.Kind.class);
        }
        Set<Timeline.Kind> kinds = EnumSet.noneOf(Timeline.Kind.class);
        for (String name : given.split(",", -1)) {
            kinds.add(Timeline.Kind.named(name)
                    .orElseThrow(() -> ApiError.invalid("query kinds", CareSaying.NOT_A_KIND.of())));
        }
        return kinds;
    }

    private static Timeline.@Nullable Place after(HttpCall call) {
        String text = Cursor.of(call);
        try {
            return text.isEmpty() ? null : Timeline.Place.read(text);
        } catch (IllegalArgumentException _) {
            throw Cursor.bad();
        }
    }
}
