package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.customer.CustomerBox;
import org.pilotacs.acs.door.customer.CustomerHistory;
import org.pilotacs.acs.door.customer.CustomerOffer;
import org.pilotacs.acs.door.customer.CustomerProgress;
import org.pilotacs.acs.door.customer.CustomerWifi;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.HttpSaying;
import org.pilotacs.acs.equipment.Manual;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What customers are told, as the contract's JSON. Stateless.
final class SelfServiceJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SelfServiceJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static HttpReply.Whole reply(int status, ObjectNode json) {
        return HttpReply.of(status, "application/json", Body.of(json.toString())).with("cache-control", "no-store");
    }

    /// The contract lets only JSON in; whatever else comes is told what is wrong with it.
    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiError.invalid("body", HttpSaying.NOT_JSON.of(Saying.of(e.getOriginalMessage())));
        }
    }

    static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static @Nullable Long seconds(@Nullable Duration span) {
        return span == null ? null : Long.valueOf(span.toSeconds());
    }

    static ObjectNode box(CustomerBox box) {
        ObjectNode json = object().put("id", box.device().id().value()).put("name", box.name())
                .put("model", box.device().modelName().isEmpty()
                        ? box.device().identity().productClass()
                        : box.device().modelName())
                .put("serialNumber", box.device().identity().serialNumber()).put("card", box.device().card())
                .put("softwareVersion", box.device().softwareVersion()).put("listensOnly", box.device().isOneWay())
                .put("health", box.health().wireName()).put("says", box.says())
                .put("you", box.you().isEmpty() ? null : box.you()).put("heard", time(box.heard()))
                .put("checking", box.checking()).put("aims", box.aims());
        ArrayNode offers = json.putArray("offers");
        box.offers().forEach(one -> offers.add(offer(one)));
        json.set("progress", box.progress() == null
                ? json.nullNode()
                : progress(box.progress(), box.device().id()
                        .value()));
        return json;
    }

    private static ObjectNode offer(CustomerOffer one) {
        ObjectNode json = object().put("action", one.action().wireName()).put("name", one.name())
                .put("does", one.does())
                .put("takesSeconds", seconds(one.takes())).put("state", one.state().wireName())
                .put("why", one.why().isEmpty() ? null : one.why()).put("until", time(one.until()))
                .put("advised", one.advised()).put("verified", one.verified());
        json.set("wifi", one.wifi() == null ? json.nullNode() : wifi(one.wifi()));
        return json;
    }

    private static ObjectNode wifi(CustomerWifi wifi) {
        ObjectNode json = object();
        ArrayNode networks = json.putArray("networks");
        wifi.networks().forEach(one -> networks.addObject().put("network", one.number()).put("name", one.name())
                .put("channel", one.channel() == 0 ? null : Integer.valueOf(one.channel()))
                .put("band", one.band().isEmpty() ? null : one.band()).put("told", time(one.told()))
                .put("home", one.home()));
        ArrayNode channels = json.putArray("channels");
        if (wifi.chooses()) {
            channels.add("auto");
        }
        wifi.channels().forEach(channels::add);
        json.set("name", rule(wifi.name()));
        json.set("password", rule(wifi.password()));
        ArrayNode cannot = json.putArray("cannot");
        wifi.cannot().forEach(one -> cannot.addObject().put("field", WireName.of(one.field())).put("why", one.why()));
        return json;
    }

    private static JsonNode rule(CustomerWifi.@Nullable Rule rule) {
        return rule == null
                ? NullNode.getInstance()
                : object().put("least", rule.least()).put("most", rule.most()).put("says", rule.says());
    }

    static ObjectNode progress(CustomerProgress one, String device) {
        ObjectNode json = object().put("id", one.id()).put("device", device).put("action", one.action().wireName())
                .put("state", one.state().wireName()).put("over", one.isOver()).put("says", one.says());
        ArrayNode you = json.putArray("you");
        one.you().forEach(you::add);
        return json.put("begun", time(one.begun())).put("takesSeconds", seconds(one.takes()))
                .put("likely", time(one.likely())).put("asksWorks", one.asksWorks()).put("asksCode", one.asksCode());
    }

    static ObjectNode manual(Manual.Text manual) {
        ObjectNode json = object().put("lead", manual.lead());
        ArrayNode sections = json.putArray("sections");
        manual.sections().forEach(one -> sections.addObject().put("id", one.id()).put("title", one.title()).put("html",
                one.html()));
        return json;
    }

    static ObjectNode history(List<CustomerHistory.Line> lines) {
        ObjectNode json = object();
        ArrayNode list = json.putArray("history");
        lines.forEach(one -> list.addObject().put("at", time(one.at())).put("by", one.by().wireName())
                .put("what", one.what()).put("outcome", one.outcome().isEmpty() ? null : one.outcome()));
        return json;
    }

    /// @param box as it is known now; of what is not over yet, null
    static ObjectNode check(Examination one, @Nullable CustomerBox box) {
        ObjectNode json = object().put("id", one.id()).put("device", one.device().value())
                .put("begun", time(one.created())).put("over", one.concluded() != null)
                .put("said", one.asked().said() == null ? null : one.asked().said().wireName());
        json.set("box", box == null ? json.nullNode() : box(box));
        return json;
    }
}
