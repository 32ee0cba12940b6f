package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.Grouping;
import org.pilotacs.acs.contact.ReportBy;
import org.pilotacs.acs.contact.ReportFilter;
import org.pilotacs.acs.contact.Share;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.door.ReportGroup;
import org.pilotacs.acs.door.ReportTables;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

/// `/reports` of the care API. Safe for any number of threads.
final class ReportResource {
    private static final int ROWS = 100;
    private static final String AREA_LENGTH = "3";

    private final ContactReports reports;
    private final Knowledge knowledge;
    private final Clock clock;

    /// @param knowledge has the titles of causes
    ReportResource(ContactReports reports, Knowledge knowledge, Clock clock) {
        this.reports = reports;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    HttpReply causes(HttpCall call) {
        Grouping by = Objects.requireNonNullElse(grouping(call), new Grouping(ReportBy.CAUSE, Grouping.LEAST_OF_AREA));
        List<ContactReports.Count> rows = reports.counts(by, filter(call), DeviceResource.limit(call, ROWS));
        if (CareTable.isWanted(call)) {
            return CareTable.reply("contacts-by-" + by.by().wireName(), ReportTables.counts(by, rows));
        }
        ObjectNode json = CareJson.object().put("by", by.by().wireName());
        ArrayNode list = json.putArray("rows");
        rows.forEach(row -> put(group(list, row.group(), by, call).put("contacts", row.contacts()), row.ends()));
        return CareJson.reply(200, json);
    }

    HttpReply actions(HttpCall call) {
        List<ContactReports.Effect> rows = reports.effects(filter(call), DeviceResource.limit(call, ROWS));
        if (CareTable.isWanted(call)) {
            return CareTable.reply("effect-of-actions", ReportTables.effects(rows));
        }
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("rows");
        rows.forEach(row -> put(list.addObject().put("cause", row.cause()).put("action", row.kind())
                .put("contacts", row.contacts()), row.ends()));
        return CareJson.reply(200, json);
    }

    HttpReply resolution(HttpCall call) {
        Grouping by = grouping(call);
        List<ContactReports.Resolution> rows = reports.resolutions(by, filter(call), clock.instant(),
                DeviceResource.limit(call, ROWS));
        if (CareTable.isWanted(call)) {
            return CareTable.reply("first-contact-resolution", ReportTables.resolutions(by, rows));
        }
        ObjectNode json = CareJson.object().put("by", by == null ? null : by.by().wireName());
        ArrayNode list = json.putArray("rows");
        rows.forEach(row -> group(list, row.group(), by, call).put("contacts", row.contacts())
                .put("resolved", row.resolved()).put("young", row.young()).set("share", share(row.share())));
        return CareJson.reply(200, json);
    }

    private ObjectNode group(ArrayNode list, @Nullable String group, @Nullable Grouping by, HttpCall call) {
        return list.addObject().put("group", ReportGroup.wire(group, by)).put("text",
                ReportGroup.text(group, by, knowledge, call.language()));
    }

    private static void put(ObjectNode json, ContactReports.Ends ends) {
        json.put("yes", ends.yes()).put("no", ends.no()).put("later", ends.later()).put("unknown", ends.unknown())
                .set("helped", share(ends.helped()));
    }

    private static ObjectNode share(Share share) {
        return CareJson.object().put("value", ReportTables.value(share))
                .put("low", ReportTables.low(share)).put("high", ReportTables.high(share))
                .put("of", share.of());
    }

    private static @Nullable Grouping grouping(HttpCall call) {
        String by = call.query().get("by");
        int length = Integer.parseInt(Objects.requireNonNullElse(call.query().get("areaLength"), AREA_LENGTH));
        return by == null ? null : ReportBy.named(by).map(known -> new Grouping(known, length)).orElseThrow();
    }

    private static ReportFilter filter(HttpCall call) {
        return new ReportFilter(CallTime.of(call, "from"), CallTime.of(call, "to"), CallText.of(call, "model"),
                CallText.of(call, "firmware"), CallText.of(call, "area"), ContactWords.channel(call),
                ContactWords.category(call), CallText.of(call, "cause"));
    }
}
