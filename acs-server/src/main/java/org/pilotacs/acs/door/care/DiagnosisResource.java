package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.util.Objects;

/// Diagnoses of the care API. Safe for any number of threads.
final class DiagnosisResource {
    private final Examinations examinations;
    private final DeviceCards cards;
    private final DeviceResource devices;
    private final Witness witness;
    private final Clock clock;

    DiagnosisResource(Examinations examinations, DeviceCards cards, DeviceResource devices, Witness witness,
            Clock clock) {
        this.examinations = examinations;
        this.cards = cards;
        this.devices = devices;
        this.witness = witness;
        this.clock = clock;
    }

    /// By what is known.
    HttpReply glance(HttpCall call) {
        Device device = devices.seen(call, "diagnosis");
        Examination.Asked asked = new Examination.Asked("care-api", said(call.query().text("said")),
                call.query().text("code"));
        Diagnosis found = examinations.glance(device, asked);
        return CareJson.reply(200, json(found, device, call));
    }

    HttpReply begin(HttpCall call) {
        JsonNode body = CareJson.read(call);
        Device device = devices.required(call);
        witness.examines(call, device);
        Examination.Asked asked = new Examination.Asked(ActionResource.requester(call).who(),
                said(body.path("said").asText("")), body.path("code").asText(""));
        String key = Objects.requireNonNull(call.headers().get("idempotency-key"), "the contract lets none through");
        return switch (examinations.begin(device.id(), asked, body.path("live").asBoolean(true), key)) {
            case Examinations.Begun.Accepted(Examination one) ->
                located(one.concluded() == null ? 202 : 200, one, call);
            case Examinations.Begun.Repeated(Examination one) -> located(200, one, call);
            case Examinations.Begun.UnknownDevice _ -> throw DeviceResource.unknown(call);
            case Examinations.Begun.KeyReused(String reused) ->
                throw new ApiException(new ApiError.Conflict(CareSaying.KEY_REUSED.of(Saying.of(reused))));
            case Examinations.Begun.Refused(Saying reason) -> throw new ApiException(new ApiError.Refused(reason));
        };
    }

    /// The contract lets only ours through.
    private static @Nullable Complaint said(String name) {
        return Complaint.named(name).orElse(null);
    }

    HttpReply list(HttpCall call) {
        Device device = devices.seen(call, "diagnoses");
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("diagnoses");
        examinations.ofDevice(device.id(), DeviceResource.limit(call, 20))
                .forEach(one -> list.add(json(one, call)));
        return CareJson.reply(200, json);
    }

    HttpReply get(HttpCall call) {
        return CareJson.reply(200, json(seen(call), call));
    }

    HttpReply follow(HttpCall call) {
        Examination found = seen(call);
        return HttpReply.events(sink -> examinations.watch(found.id(), one -> {
            boolean over = one.concluded() != null;
            sink.send(new ServerEvent(over ? "settled" : "progress", json(one, call).toString()));
            if (over) {
                sink.end();
            }
        })::close);
    }

    /// The one that somebody is about to be shown, which is noted.
    private Examination seen(HttpCall call) {
        Examination found = examinations.find(call.variable("diagnosis"))
                .orElseThrow(
                        () -> ApiError.notFound(CareSaying.NO_DIAGNOSIS.of(Saying.of(call.variable("diagnosis")))));
        witness.looked(call, found.device(), "diagnosis");
        return found;
    }

    private HttpReply located(int status, Examination one, HttpCall call) {
        return CareJson.reply(status, json(one, call)).with("location", "/care/v1/diagnoses/" + one.id());
    }

    private ObjectNode json(Examination one, HttpCall call) {
        Diagnosis found = one.diagnosis();
        Device device = found == null ? null : cards.device(one.device()).orElse(null);
        return DiagnosisAnswer.examination(one, found == null || device == null ? null : json(found, device, call));
    }

    private ObjectNode json(Diagnosis found, Device device, HttpCall call) {
        Words words = Words.of(call.language());
        ObjectNode json = DiagnosisAnswer.diagnosis(found, cards.advice(found, device), examinations.knowledge(), words,
                clock.instant());
        json.set("incidents", IncidentJson.list(cards.incidents(device), words));
        return json;
    }
}
