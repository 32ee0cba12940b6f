package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.webhook.Webhook;
import org.pilotacs.acs.webhook.Webhooks;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/// `/webhooks` of the care API: a secret is told once, when it is made. Safe for any number of threads.
final class WebhookResource {
    private final Webhooks webhooks;
    private final Witness witness;

    WebhookResource(Webhooks webhooks, Witness witness) {
        this.webhooks = webhooks;
        this.witness = witness;
    }

    HttpReply list(HttpCall call) {
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("webhooks");
        webhooks.all().forEach(one -> list.add(json(one.webhook(), one.waiting(), Words.of(call.language()))));
        return CareJson.reply(200, json);
    }

    HttpReply get(HttpCall call) {
        Webhooks.Listed one = webhooks.find(call.variable("webhook")).orElseThrow(() -> unknown(call));
        return CareJson.reply(200, json(one.webhook(), one.waiting(), Words.of(call.language())));
    }

    HttpReply add(HttpCall call) {
        JsonNode body = CareJson.read(call);
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        body.path("types").forEach(one -> EventType.named(one.asText()).ifPresent(types::add));
        Secret secret = body.path("secret").isTextual() ? Secret.of(body.path("secret").asText()) : null;
        String url = body.path("url").asText();
        return does(call, "webhook added: " + origin(url), () -> switch (webhooks.add(url, types, secret)) {
            case Webhooks.Added.Made(Webhook made, Secret told) ->
                CareJson.reply(201, json(made, 0, Words.of(call.language())).put("secret", told.reveal()))
                        .with("location", "/care/v1/webhooks/" + made.id());
            case Webhooks.Added.Invalid(String field, Saying why) -> throw ApiError.invalid(field, why);
            case Webhooks.Added.Refused(Saying why) -> throw new ApiException(new ApiError.Refused(why));
        });
    }

    HttpReply remove(HttpCall call) {
        return does(call, "webhook removed: " + call.variable("webhook"), () -> {
            if (!webhooks.remove(call.variable("webhook"))) {
                throw unknown(call);
            }
            return HttpReply.empty(204);
        });
    }

    HttpReply ping(HttpCall call) {
        Webhooks.Pinged pinged = does(call, "webhook tried: " + call.variable("webhook"),
                () -> webhooks.ping(call.variable("webhook")).orElseThrow(() -> unknown(call)));
        ObjectNode json = CareJson.object().put("taken", pinged.taken()).put("status", pinged.status());
        return CareJson.reply(200, putWhy(json, pinged.why(), Words.of(call.language())));
    }

    private <T> T does(HttpCall call, String what, Supplier<T> work) {
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, what, work);
    }

    /// What is no address is refused later.
    private static String origin(String url) {
        try {
            return Webhook.origin(URI.create(url));
        } catch (IllegalArgumentException _) {
            return "?";
        }
    }

    private static RuntimeException unknown(HttpCall call) {
        return ApiError.notFound(CareSaying.NO_WEBHOOK.of(Saying.of(call.variable("webhook"))));
    }

    private static ObjectNode json(Webhook one, long waiting, Words words) {
        Webhook.Standing standing = one.standing();
        ObjectNode json = CareJson.object().put("id", one.id()).put("url", one.url().toString());
        ArrayNode types = json.putArray("types");
        one.types().stream().sorted().forEach(type -> types.add(type.wireName()));
        json.put("created", CareJson.time(one.created())).put("state", state(standing)).put("waiting", waiting)
                .put("delivered", standing.delivered()).put("missed", standing.missed())
                .put("turnedOff", CareJson.time(standing.turnedOff())).put("lastTry", CareJson.time(standing.lastTry()))
                .put("lastStatus", standing.lastStatus());
        Webhook.Failing failing = standing.failing();
        if (failing == null) {
            return json.putNull("failing");
        }
        putWhy(json.putObject("failing").put("since", CareJson.time(failing.since())).put("times", failing.times())
                .put("nextTry", standing.turnedOff() == null ? CareJson.time(failing.nextTry()) : null), failing.why(),
                words);
        return json;
    }

    private static ObjectNode putWhy(ObjectNode json, Saying why, Words words) {
        return json.put("text", why.isEmpty() ? null : words.say(why)).put("code", why.code());
    }

    private static String state(Webhook.Standing standing) {
        return standing.turnedOff() != null ? "turned-off" : standing.failing() != null ? "failing" : "well";
    }
}
