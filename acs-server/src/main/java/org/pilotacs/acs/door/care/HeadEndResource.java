package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

/// `/headends` of the care API. Safe for any number of threads.
final class HeadEndResource {
    private final Broadcasts broadcasts;

    HeadEndResource(Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
    }

    HttpReply list(HttpCall call) {
        Words words = Words.of(call.language());
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("headEnds");
        broadcasts.stations().forEach(station -> list.add(AiringJson.headEnd(station, words)));
        return CareJson.reply(200, json);
    }
}
