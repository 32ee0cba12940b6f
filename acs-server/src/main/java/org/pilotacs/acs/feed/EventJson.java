package org.pilotacs.acs.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Events as readers get them, whatever way: with the `type`, `timestamp` and `data` that Standard Webhooks asks for. Stateless.
public final class EventJson {
    private EventJson() {}

    public static ObjectNode write(Event event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("number", event.number())
                .put("type", event.type().wireName()).put("timestamp", time(event.at())).put("device", event.device())
                .put("subscriber", event.subscriber());
        json.putRawValue("data", new RawValue(event.content()));
        return json;
    }

    public static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
