package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.saying.Saying;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who looked and what was told, and what was erased, as entries of an export. Staff are "our staff": their names are theirs.
/// Stateless.
final class TrailEntries {
    private static final JsonMapper JSON = new JsonMapper();
    /// Where events name people.
    private static final List<String> NAMES = List.of("by", "agent", "who");

    private TrailEntries() {}

    /// @param self by which names the customer may be in the trail
    static ObjectNode seen(JdbcAbout.Seen seen, Set<String> self) {
        ObjectNode json = DataJson.object().put("at", DataJson.time(seen.at()))
                .put("deed", seen.deed().toLowerCase(Locale.ROOT).replace('_', '-')).put("box", seen.device())
                .put("action", seen.action()).put("purpose", seen.purpose()).put("detail", seen.detail());
        json.set("who", DataJson.said(who(seen, self)));
        return json;
    }

    private static Saying who(JdbcAbout.Seen seen, Set<String> self) {
        if (self.contains(seen.who())) {
            return DataSaying.THE_CUSTOMER.of();
        }
        return seen.kind().equals(Caller.Kind.TOKEN.name()) ? DataSaying.OUR_PROGRAM.of() : DataSaying.OUR_STAFF.of();
    }

    static ObjectNode told(JdbcAbout.Told told) {
        ObjectNode json = DataJson.object().put("at", DataJson.time(told.at())).put("type", told.type()).put("box",
                told.device());
        json.set("data", nameless(told.content()));
        return json;
    }

    private static JsonNode nameless(String content) {
        try {
            JsonNode node = JSON.readTree(content);
            forgetNames(node);
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be read", e);
        }
    }

    private static void forgetNames(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(NAMES);
        }
        node.forEach(TrailEntries::forgetNames);
    }

    static ObjectNode erasure(Erasure erasure) {
        ObjectNode json = DataJson.object().put("id", erasure.id()).put("asked", DataJson.time(erasure.asked()))
                .put("scope", DataJson.wire(erasure.scope())).put("reason", erasure.reason())
                .put("over", erasure.standing() instanceof Erasure.Standing.Over(var at) ? DataJson.time(at) : null);
        ObjectNode rows = json.putObject("rows");
        for (Erasure.Line line : erasure.report()) {
            Long count = line.rows();
            if (count != null && count > 0) {
                rows.put(line.table().table(), count);
            }
        }
        return json;
    }
}
