package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.incident.Group;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// `/incidents` of the care API. Safe for any number of threads.
final class IncidentResource {
    private static final int PAGE = 50;

    private final Incidents incidents;
    private final Witness witness;
    private final Clock clock;

    IncidentResource(Incidents incidents, Witness witness, Clock clock) {
        this.incidents = incidents;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply list(HttpCall call) {
        Incidents.Place after = after(Cursor.of(call));
        int limit = DeviceResource.limit(call, PAGE);
        List<Incident> found = call.query().text("ended").equals("true")
                ? incidents.ended(after, limit + 1)
                : incidents.open().stream().filter(one -> isAfter(one, after)).limit(limit + 1L).toList();
        List<Incident> page = found.size() > limit ? found.subList(0, limit) : found;
        ObjectNode json = CareJson.object();
        json.set("incidents", IncidentJson.list(page, Words.of(call.language())));
        return CareJson.reply(200, json.put("nextCursor",
                found.size() > limit
                        ? Cursor.after(page.getLast().since().toEpochMilli() + ":" + page.getLast().id())
                        : null));
    }

    private static Incidents.@Nullable Place after(String cursor) {
        if (cursor.isEmpty()) {
            return null;
        }
        if (!cursor.matches("[0-9]{1,18}:[0-9a-f]{24}")) {
            throw Cursor.bad();
        }
        int colon = cursor.indexOf(':');
        return new Incidents.Place(Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, colon))),
                cursor.substring(colon + 1));
    }

    private static boolean isAfter(Incident one, Incidents.@Nullable Place after) {
        if (after == null) {
            return true;
        }
        int order = one.since().compareTo(after.since());
        return order < 0 || order == 0 && one.id().compareTo(after.id()) < 0;
    }

    HttpReply get(HttpCall call) {
        return reply(200, incidents.find(call.variable("incident")).orElseThrow(() -> unknown(call)), call);
    }

    HttpReply begin(HttpCall call) {
        Incidents.Announcement said = IncidentBody.announcement(call.body().text(),
                ActionResource.requester(call).who(), clock.instant());
        Group group = said.group();
        String what = "incident announced: %s of %s %s %s".formatted(said.kind().wireName(),
                group.dimension().wireName(), group.name(), group.within()).strip();
        return noted(call, what, () -> switch (incidents.begin(said)) {
            case Incidents.Begun.Opened(Incident one) ->
                reply(201, one, call).with("location", "/care/v1/incidents/" + one.id());
            case Incidents.Begun.Already(Incident one) -> throw new ApiException(
                    new ApiError.Conflict(CareSaying.INCIDENT_ALREADY.of(Saying.of(one.id()))));
        });
    }

    private HttpReply noted(HttpCall call, String what, Supplier<HttpReply> work) {
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, what, work);
    }

    HttpReply note(HttpCall call) {
        String id = call.variable("incident");
        String body = call.body().text();
        Author by = ActionResource.author(call, IncidentBody.agent(body));
        String text = IncidentBody.text(body);
        return noted(call, "incident " + id + ": note", () -> changed(incidents.note(id, by, text), call));
    }

    HttpReply end(HttpCall call) {
        String id = call.variable("incident");
        Author by = ActionResource.author(call, IncidentBody.agent(call.body().text()));
        return noted(call, "incident " + id + ": ended", () -> changed(incidents.end(id, by), call));
    }

    private HttpReply changed(Incidents.Changed changed, HttpCall call) {
        return switch (changed) {
            case Incidents.Changed.Done(Incident one) -> reply(200, one, call);
            case Incidents.Changed.TooLate(Incident one) -> throw new ApiException(new ApiError.Conflict(
                    one.isOpen()
                            ? CareSaying.TOO_MANY_NOTES.of(Saying.of(Incident.MAX_NOTES))
                            : CareSaying.INCIDENT_OVER.of()));
            case Incidents.Changed.Unknown _ -> throw unknown(call);
        };
    }

    HttpReply follow(HttpCall call) {
        Words words = Words.of(call.language());
        return HttpReply.events(sink -> incidents.watch(one -> sink.send(
                new ServerEvent(one.isOpen() ? "incident" : "ended",
                        IncidentJson.incident(one, words).toString())))::close);
    }

    private static HttpReply reply(int status, Incident one, HttpCall call) {
        return CareJson.reply(status, IncidentJson.incident(one, Words.of(call.language())));
    }

    private static RuntimeException unknown(HttpCall call) {
        return ApiError.notFound(CareSaying.NO_INCIDENT.of(Saying.of(call.variable("incident"))));
    }
}
