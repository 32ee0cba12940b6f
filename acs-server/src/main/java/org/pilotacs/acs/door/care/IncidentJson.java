package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.door.Useless;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.incident.Incident;

import java.util.List;

/// Incidents as the contract's JSON. Stateless.
final class IncidentJson {
    private IncidentJson() {}

    static ArrayNode list(List<Incident> some, Words words) {
        ArrayNode list = CareJson.object().arrayNode();
        some.forEach(one -> list.add(incident(one, words)));
        return list;
    }

    static ObjectNode incident(Incident one, Words words) {
        ObjectNode json = CareJson.object().put("id", one.id()).put("kind", one.kind().wireName())
                .put("title", words.say(one.title())).put("open", one.isOpen());
        json.putObject("group").put("dimension", one.group().dimension().wireName()).put("name", one.group().name())
                .put("within", one.group().within()).put("text", words.say(one.where()));
        json.put("by", one.isByHand() ? one.by().who() : null).put("agent", one.isByHand() ? one.by().agent() : null)
                .put("text", one.text())
                .put("since", CareJson.time(one.since()))
                .put("lastSeen", CareJson.time(one.lastSeen())).put("until", CareJson.time(one.until()))
                .put("ended", CareJson.time(one.ended()))
                .put("endedBy", one.endedBy().isNobody() ? null : one.endedBy().who())
                .put("endedAgent", one.endedBy().isNobody() ? null : one.endedBy().agent())
                .put("affected", one.affected()).put("told", one.numbers().told())
                .put("troubled", one.numbers().troubled()).put("share", rounded(one.numbers().share()))
                .put("usual", rounded(one.numbers().usual())).put("tell", words.say(one.tell()));
        ArrayNode useless = json.putArray("useless");
        Useless.names(one.kind()).forEach(useless::add);
        ArrayNode course = json.putArray("course");
        one.course().forEach(share -> course.add(rounded(share)));
        ArrayNode notes = json.putArray("notes");
        one.notes().forEach(note -> notes.addObject().put("at", CareJson.time(note.at())).put("by", note.by().who())
                .put("agent", note.by().agent())
                .put("text", note.text()));
        return json;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
