package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.door.ArtefactDesk;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.firmware.NewArtefact;

import java.util.Locale;

/// `/firmware` and `/uploads` of the care API: the files that boxes can be given, and those on their way here. Safe for any
/// number of threads.
final class FirmwareResource {
    private static final String UPLOADS = "/care/v1/uploads";

    private final ArtefactDesk desk;

    FirmwareResource(ArtefactDesk desk) {
        this.desk = desk;
    }

    Route.Upload upload() {
        return desk.whole();
    }

    HttpReply list(HttpCall call) {
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("images");
        desk.artefacts().all().forEach(artefact -> list.add(json(artefact)));
        return CareJson.reply(200, json);
    }

    HttpReply get(HttpCall call) {
        return CareJson.reply(200, json(desk.required(call.variable("image"))));
    }

    /// Of an upload, or of the body; then the body of a call for an upload is its notes.
    HttpReply add(HttpCall call) {
        if (!(call.body() instanceof Body.InFile body)) {
            throw new IllegalStateException("a body is taken into a file");
        }
        Fields query = call.query();
        String upload = query.text("upload");
        boolean isText = call.mediaType().equals("text/plain");
        if (upload.isEmpty() ? isText || body.size() == 0 : !isText && body.size() > 0) {
            throw ApiError.invalid("body", DoorSaying.BODY_OR_UPLOAD.of());
        }
        String name = query.text("fileName");
        ArtefactDesk.Shelved shelved = upload.isEmpty()
                ? desk.add(call, wanted(call, query.text("notes")), name.isEmpty() ? "firmware.bin" : name, body)
                : desk.add(call, wanted(call, isText ? notes(body) : query.text("notes")), upload);
        HttpReply reply = CareJson.reply(shelved.isNew() ? 201 : 200, json(shelved.artefact()));
        return shelved.isNew() ? reply.with("location", "/care/v1/firmware/" + shelved.artefact().id()) : reply;
    }

    private static String notes(Body.InFile body) {
        if (body.size() > NewArtefact.MOST_OF_NOTES) {
            throw ApiError.invalid("body", NewArtefact.tooLong());
        }
        return body.text().strip();
    }

    private static NewArtefact wanted(HttpCall call, String notes) {
        Fields query = call.query();
        return new NewArtefact(kind(query.text("kind")),
                new Fit(query.text("oui"), query.text("productClass"), query.text("hardware"),
                        query.all("from").stream().flatMap(String::lines).map(String::strip)
                                .filter(one -> !one.isEmpty()).toList()),
                query.text("version"), notes, query.text("sha256"), query.text("signature"), call.caller().name());
    }

    private static Artefact.Kind kind(String name) {
        return name.isEmpty() ? Artefact.Kind.FIRMWARE : Artefact.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    HttpReply remove(HttpCall call) {
        desk.remove(call, call.variable("image"));
        return HttpReply.empty(204);
    }

    HttpReply begin(HttpCall call) {
        JsonNode json = CareJson.read(call);
        return desk.begin(call, UPLOADS, json.path("fileName").asText(), json.path("bytes").asLong(),
                json.path("sha256").asText());
    }

    HttpReply offset(HttpCall call) {
        return desk.show(call, call.variable("upload"));
    }

    HttpReply append(HttpCall call) {
        return desk.append(call, call.variable("upload"));
    }

    HttpReply drop(HttpCall call) {
        return desk.drop(call, call.variable("upload"));
    }

    private static ObjectNode json(Artefact artefact) {
        ObjectNode json = CareJson.object().put("id", artefact.id()).put("kind", WireName.of(artefact.kind()))
                .put("oui", artefact.fit().oui()).put("productClass", artefact.fit().productClass())
                .put("hardware", artefact.fit().hardware());
        artefact.fit().from().forEach(json.putArray("from")::add);
        return json.put("version", artefact.version()).put("fileName", artefact.fileName())
                .put("bytes", artefact.bytes()).put("sha256", artefact.sha256()).put("notes", artefact.notes())
                .put("signedBy", artefact.signedBy()).put("added", CareJson.time(artefact.added()))
                .put("addedBy", artefact.addedBy());
    }
}
