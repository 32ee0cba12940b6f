package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.errorcode.ErrorCode;
import org.pilotacs.acs.errorcode.ErrorCodeKey;
import org.pilotacs.acs.errorcode.ErrorCodeSearch;
import org.pilotacs.acs.errorcode.ErrorCodes;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.util.Objects;

/// `/error-codes` of the care API. Safe for any number of threads.
final class ErrorCodeResource {
    private static final int PAGE = 50;

    private final ErrorCodes codes;
    private final Witness witness;
    private final Clock clock;

    ErrorCodeResource(ErrorCodes codes, Witness witness, Clock clock) {
        this.codes = codes;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply search(HttpCall call) {
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("codes");
        codes.search(new ErrorCodeSearch(call.query().text("q"), CallText.of(call, "cas"), CallText.of(call, "model"),
                DeviceResource.limit(call, PAGE))).forEach(entry -> list.add(json(entry, call)));
        return CareJson.reply(200, json);
    }

    HttpReply get(HttpCall call) {
        ErrorCodeKey key = key(call);
        ErrorCode found = codes.find(key).orElseThrow(() -> unknown(key));
        ObjectNode json = json(found, call);
        ArrayNode former = json.putArray("former");
        codes.history(key).forEach(entry -> former.add(json(entry, call)));
        return CareJson.reply(200, json);
    }

    HttpReply put(HttpCall call) {
        ErrorCodeKey key = key(call);
        ErrorCodeBody body = ErrorCodeBody.read(call.body().text(), call.variable("code"));
        Author by = ActionResource.author(call, body.agent());
        ErrorCodes.Put put = witness.does(call, Deed.CONFIGURED, Subject.NONE, "error code " + key.code(),
                () -> codes.put(key, body.content(), by, clock.instant()));
        return CareJson.reply(put.isNew() ? 201 : 200, json(put.entry(), call));
    }

    HttpReply remove(HttpCall call) {
        ErrorCodeKey key = key(call);
        Author by = ActionResource.author(call, CallText.clean(call.query().text("agent"), "query agent"));
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, "error code removed: " + key.code(), () -> {
            if (!codes.remove(key, by, clock.instant())) {
                throw unknown(key);
            }
            return HttpReply.empty(204);
        });
    }

    private static ErrorCodeKey key(HttpCall call) {
        String code = CallText.clean(call.variable("code"), "path code");
        String cas = Objects.requireNonNullElse(CallText.of(call, "cas"), ErrorCodeKey.ANY);
        String model = Objects.requireNonNullElse(CallText.of(call, "model"), ErrorCodeKey.ANY);
        try {
            return new ErrorCodeKey(code, cas, model);
        } catch (IllegalArgumentException _) {
            throw ApiError.invalid("path code", CareSaying.NOT_A_CODE.of());
        }
    }

    private static ApiException unknown(ErrorCodeKey key) {
        return ApiError.notFound(
                CareSaying.NO_ERROR_CODE.of(Saying.of(key.code()), Saying.of(key.cas()), Saying.of(key.model())));
    }

    private static ObjectNode json(ErrorCode entry, HttpCall call) {
        ErrorCode.Content content = entry.content();
        ObjectNode json = CareJson.object().put("code", entry.key().code()).put("printed", content.printed())
                .put("cas", entry.key().cas()).put("model", entry.key().model());
        json.set("meaning", texts(content.meaning()));
        json.put("source", content.source().wireName()).put("sourceText",
                Words.of(call.language()).say(content.source().of()));
        json.set("todo", texts(content.todo()));
        ArrayNode causes = json.putArray("causes");
        content.hints().forEach(hint -> causes.addObject().put("cause", hint.cause()).put("weight", hint.weight()));
        return json.put("escalate", content.escalate()).put("version", entry.version())
                .put("changed", CareJson.time(entry.changed())).put("changedBy", entry.changedBy().who())
                .put("agent", entry.changedBy().agent());
    }

    private static ObjectNode texts(Saying.Written written) {
        ObjectNode json = CareJson.object();
        for (Language language : Language.values()) {
            json.put(language.tag(), written.texts().getOrDefault(language, ""));
        }
        return json;
    }
}
