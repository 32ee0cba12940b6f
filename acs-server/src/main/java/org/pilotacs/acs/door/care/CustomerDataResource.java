package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.data.Erasure;
import org.pilotacs.acs.customer.data.Erasure.Scope;
import org.pilotacs.acs.customer.data.ErasureSaying;
import org.pilotacs.acs.customer.data.PersonalData;
import org.pilotacs.acs.door.PersonalDataReply;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.saying.Saying;

/// `/subscribers/{number}/data`, `/erasure` and `/erasures` of the care API. Safe for any number of threads.
final class CustomerDataResource {
    private final PersonalData data;
    private final Witness witness;

    CustomerDataResource(PersonalData data, Witness witness) {
        this.data = data;
        this.witness = witness;
    }

    HttpReply data(HttpCall call) {
        witness.did(call, Deed.EXPORTED, subject(call), "personal data");
        return PersonalDataReply.of(data, call.variable("number")).orElseThrow(() -> unknown(call));
    }

    HttpReply erase(HttpCall call) {
        JsonNode body = CareJson.read(call);
        String reason = CallText.clean(body.path("reason").asText(), "/reason").strip();
        if (reason.isEmpty()) {
            throw ApiError.invalid("/reason", CareSaying.NEEDS_TEXT.of());
        }
        Scope scope = body.path("keepInventory").asBoolean() ? Scope.HISTORY : Scope.ALL;
        Erasure erasure = witness.does(call, Deed.ERASED, subject(call), "personal data, " + told(scope),
                () -> begun(call, scope, reason));
        return CareJson.reply(202, json(erasure, call)).with("location", location(call, erasure));
    }

    private Erasure begun(HttpCall call, Scope scope, String reason) {
        Author by = ActionResource.author(call, Witness.agent(call));
        return switch (data.erase(call.variable("number"), scope, reason, by)) {
            case PersonalData.Begun.Accepted(Erasure erasure) -> erasure;
            case PersonalData.Begun.UnderWay(Erasure erasure) -> {
                if (erasure.scope() != scope) {
                    throw new ApiException(
                            new ApiError.Conflict(CareSaying.ERASED_OTHERWISE.of(Saying.of(erasure.id()))));
                }
                yield erasure;
            }
            case PersonalData.Begun.Nobody _ -> throw unknown(call);
        };
    }

    /// Whoever asks how it goes is in the trail, too, but not with the number: it is being taken out of it.
    HttpReply erasure(HttpCall call) {
        String id = call.variable("erasure");
        Erasure erasure = data.erasure(call.variable("number"), id)
                .orElseThrow(() -> ApiError.notFound(CareSaying.NO_ERASURE.of(Saying.of(id))));
        witness.did(call, Deed.LOOKED, Subject.ofSubscriber(erasure.pseudonym()), "erasure");
        return CareJson.reply(200, json(erasure, call));
    }

    private Subject subject(HttpCall call) {
        return data.knownAs(call.variable("number")).map(Subject::ofSubscriber).orElseThrow(() -> unknown(call));
    }

    private static ApiException unknown(HttpCall call) {
        return ApiError.notFound(CareSaying.NOTHING_KEPT.of(Saying.of(call.variable("number"))));
    }

    private static String told(Scope scope) {
        return switch (scope) {
            case HISTORY -> "stays a customer";
            case ALL -> "leaves";
        };
    }

    /// As the caller wrote the number.
    private static String location(HttpCall call, Erasure erasure) {
        return call.path().replaceAll("/erasure$", "/erasures/") + erasure.id();
    }

    private static ObjectNode json(Erasure erasure, HttpCall call) {
        Words words = Words.of(call.language());
        ObjectNode json = CareJson.object().put("id", erasure.id()).put("state", switch (erasure.standing()) {
            case Erasure.Standing.Waiting _ -> "waiting";
            case Erasure.Standing.Working _ -> "working";
            case Erasure.Standing.Over _ -> "over";
        }).put("keepInventory", erasure.scope() == Scope.HISTORY).put("reason", erasure.reason())
                .put("pseudonym", erasure.pseudonym()).put("asked", CareJson.time(erasure.asked()))
                .put("waitsFor", erasure.standing() instanceof Erasure.Standing.Waiting(long tasks) ? tasks : 0)
                .put("over", erasure.standing() instanceof Erasure.Standing.Over(var at) ? CareJson.time(at) : null);
        ArrayNode report = json.putArray("report");
        for (Erasure.Line line : erasure.report()) {
            report.addObject().put("table", line.table().table()).put("fate", line.fate().wireName())
                    .put("rows", line.rows()).put("why", why(line.why(), words));
        }
        return json;
    }

    private static @Nullable String why(@Nullable ErasureSaying why, Words words) {
        return why == null ? null : words.say(why.of());
    }
}
