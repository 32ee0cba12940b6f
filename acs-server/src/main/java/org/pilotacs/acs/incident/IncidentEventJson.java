package org.pilotacs.acs.incident;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What is told of an incident, with the names of the care API. Stateless.
final class IncidentEventJson {
    private IncidentEventJson() {}

    static String write(Incident one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", one.id()).put("kind", one.kind().wireName())
                .put("open", one.isOpen());
        json.putObject("group").put("dimension", one.group().dimension().wireName()).put("name", one.group().name())
                .put("within", one.group().within());
        return json.put("by", one.isByHand() ? one.by().who() : null)
                .put("agent", one.isByHand() ? one.by().agent() : null).put("since", time(one.since()))
                .put("until", time(one.until())).put("ended", time(one.ended()))
                .put("endedBy", one.endedBy().isNobody() ? null : one.endedBy().who())
                .put("endedAgent", one.endedBy().isNobody() ? null : one.endedBy().agent())
                .put("affected", one.affected())
                .put("notes", one.notes().size()).toString();
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
