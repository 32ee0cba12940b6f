package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.broadcast.Station;
import org.pilotacs.acs.broadcast.Transmitter;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.saying.Saying;

/// What goes by satellite, and by what, as the contract's JSON. Stateless.
final class AiringJson {
    private AiringJson() {}

    static JsonNode airing(@Nullable Airing airing, Words words) {
        if (airing == null) {
            return NullNode.instance;
        }
        ObjectNode json = CareJson.object().put("way", words.say(airing.way())).put("sent", airing.sent())
                .put("lastSent", CareJson.time(airing.lastSent())).put("next", CareJson.time(airing.next()))
                .put("likelyBy", CareJson.time(airing.likelyBy())).put("until", CareJson.time(airing.until()));
        json.set("obstacle", said(airing.obstacle(), words));
        return json.put("channel", airing.channel().isEmpty() ? null : words.say(airing.channel()))
                .put("staySeconds", airing.stay().toSeconds()).put("askForCode", airing.askForCode());
    }

    static ObjectNode headEnd(Station station, Words words) {
        ObjectNode json = CareJson.object().put("name", station.name()).put("up", station.up());
        json.set("standing", said(station.standing(), words));
        json.put("since", CareJson.time(station.since()))
                .put("allocatedKbps", station.allocated() < 0 ? null : Integer.valueOf(station.allocated()))
                .put("used", station.used()).put("onAir", station.onAir()).put("waiting", station.waiting());
        ArrayNode multiplexers = json.putArray("multiplexers");
        station.transmitters().forEach(one -> multiplexers.add(multiplexer(one, words)));
        return json;
    }

    private static ObjectNode multiplexer(Transmitter one, Words words) {
        ObjectNode json = CareJson.object().put("name", one.name()).put("address", one.address())
                .put("active", one.active()).put("up", one.up());
        json.set("standing", said(one.standing(), words));
        json.put("since", CareJson.time(one.since())).put("packets", one.packets());
        json.set("lastError", said(one.lastError(), words));
        return json.put("lastErrorAt", CareJson.time(one.lastErrorAt())).put("nextTry", CareJson.time(one.nextTry()))
                .put("alarm", one.alarm());
    }

    private static JsonNode said(@Nullable Saying saying, Words words) {
        return saying == null
                ? NullNode.instance
                : CareJson.object().put("text", words.say(saying)).put("code", saying.code());
    }
}
