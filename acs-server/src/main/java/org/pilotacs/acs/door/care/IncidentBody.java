package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.incident.Dimension;
import org.pilotacs.acs.incident.Group;
import org.pilotacs.acs.incident.IncidentKind;
import org.pilotacs.acs.incident.Incidents;

import java.time.Instant;

/// Reads what people say of incidents from JSON that the contract has let through.
final class IncidentBody {
    private IncidentBody() {}

    /// @param who calls
    static Incidents.Announcement announcement(String text, String who, Instant now) {
        JsonNode json = CareJson.read(text);
        return new Incidents.Announcement(IncidentKind.named(json.path("kind").asText()).orElseThrow(),
                group(json.path("group")), required(json, "text"), new Author(who, agent(text)), until(json, now));
    }

    private static Group group(JsonNode json) {
        Dimension dimension = Dimension.named(json.path("dimension").asText()).orElseThrow();
        String name = CallText.clean(json.path("name").asText().strip(), "/group/name");
        String within = CallText.clean(json.path("within").asText().strip(), "/group/within");
        if (dimension != Dimension.EVERYWHERE && name.isEmpty()) {
            throw ApiError.invalid("/group/name", CareSaying.GROUP_NEEDS.of());
        }
        return switch (dimension) {
            case AREA -> Group.area(name);
            case TRANSPONDER -> Group.transponder(name);
            case TRANSPONDER_IN_AREA -> Group.transponder(name, needed(within));
            case FIRMWARE -> Group.firmware(needed(within), name);
            case NODE -> Group.node(name);
            case HEAD_END -> Group.headEnd(name);
            case EVERYWHERE -> Group.EVERYWHERE;
        };
    }

    private static String needed(String within) {
        if (within.isEmpty()) {
            throw ApiError.invalid("/group/within", CareSaying.GROUP_NEEDS.of());
        }
        return within;
    }

    private static @Nullable Instant until(JsonNode json, Instant now) {
        if (!json.has("until")) {
            return null;
        }
        Instant until = CallTime.read(json.path("until").asText(), "/until");
        if (!until.isAfter(now)) {
            throw ApiError.invalid("/until", CareSaying.NOT_AHEAD.of());
        }
        return until;
    }

    static String text(String body) {
        return required(CareJson.read(body), "text");
    }

    static String agent(String body) {
        return required(CareJson.read(body), "agent");
    }

    private static String required(JsonNode json, String field) {
        String text = CallText.clean(json.path(field).asText().strip(), "/" + field);
        if (text.isEmpty()) {
            throw ApiError.invalid("/" + field, CareSaying.NEEDS_TEXT.of());
        }
        return text;
    }
}
