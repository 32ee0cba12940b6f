package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.AuditPage;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.Csv;
import org.pilotacs.acs.door.Gate;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.util.Locale;
import java.util.Objects;

/// `/audit` of the care API. Whoever reads the trail is in it, too. Safe for any number of threads.
final class AuditResource {
    private static final int USUAL = 100;
    private static final String NEXT = "pilot-next-cursor";

    private final Gate gate;

    AuditResource(Gate gate) {
        this.gate = gate;
    }

    HttpReply list(HttpCall call) {
        boolean csv = call.query().text("format").equals("csv");
        String device = text(call, "device");
        AuditSearch search = new AuditSearch(device, text(call, "who"), CallTime.of(call, "from"),
                CallTime.of(call, "to"),
                call.query().get("cursor"), DeviceResource.limit(call, USUAL));
        AuditPage page;
        try {
            page = gate.trail().find(search);
        } catch (IllegalArgumentException _) {
            throw Cursor.bad();
        }
        gate.witness().did(call, csv ? Deed.EXPORTED : Deed.LOOKED, subject(device), "audit");
        return csv ? csv(page) : CareJson.reply(200, json(page));
    }

    private static Subject subject(String device) {
        return device.isEmpty() ? Subject.NONE : Subject.of(new DeviceId(device), null);
    }

    private static String text(HttpCall call, String name) {
        return Objects.requireNonNullElse(CallText.of(call, name), "");
    }

    private static ObjectNode json(AuditPage page) {
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("entries");
        page.entries().forEach(entry -> list.add(json(entry)));
        return json.put("nextCursor", page.nextCursor());
    }

    private static ObjectNode json(AuditEntry entry) {
        DeviceId device = entry.subject().device();
        return CareJson.object().put("at", CareJson.time(entry.at())).put("who", entry.who())
                .put("kind", kind(entry)).put("agent", entry.agent()).put("from", entry.from())
                .put("deed", entry.deed().wireName()).put("device", device == null ? null : device.value())
                .put("subscriber", entry.subject().subscriber()).put("action", entry.subject().action())
                .put("purpose", entry.purpose()).put("detail", entry.detail());
    }

    private static String kind(AuditEntry entry) {
        return entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As many lines as a page has; a header says how to get the next.
    private static HttpReply csv(AuditPage page) {
        Csv table = new Csv("at", "who", "kind", "agent", "from", "deed", "device", "subscriber", "action", "purpose",
                "detail");
        page.entries().forEach(entry -> table.row(json(entry).valueStream().map(JsonNode::textValue).toArray()));
        HttpReply.Whole reply = CareTable.reply("audit", table).with("x-content-type-options", "nosniff");
        return page.nextCursor() == null ? reply : reply.with(NEXT, page.nextCursor());
    }
}
