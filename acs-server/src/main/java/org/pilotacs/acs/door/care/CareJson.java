package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.door.BySatellite;
import org.pilotacs.acs.door.DeviceCard;
import org.pilotacs.acs.door.ReadingLabel;
import org.pilotacs.acs.door.ShownReading;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.HttpSaying;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.RestartLoop;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Devices and what belongs to them as the contract's JSON. Stateless.
final class CareJson {
    private static final JsonMapper JSON = new JsonMapper();

    private CareJson() {}

    /// The body of a call.
    static JsonNode read(HttpCall call) {
        return read(call.body().text());
    }

    /// The contract lets only JSON in; whatever else comes is told what is wrong with it.
    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiError.invalid("body", HttpSaying.NOT_JSON.of(Saying.of(e.getOriginalMessage())));
        }
    }

    static Role role(JsonNode body) {
        return Role.named(body.path("role").asText())
                .orElseThrow(() -> ApiError.invalid("/role", CareSaying.NOT_A_ROLE.of()));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static HttpReply.Whole reply(int status, ObjectNode json) {
        return HttpReply.of(status, "application/json", Body.of(json.toString())).with("cache-control", "no-store");
    }

    static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static long age(Instant then, Instant now) {
        return Math.max(0, Duration.between(then, now).toSeconds());
    }

    static ObjectNode summary(Device device, Instant now) {
        boolean never = device.lastSeen().equals(Instant.EPOCH);
        return object().put("id", device.id().value()).put("manufacturer", device.identity().manufacturer())
                .put("oui", device.identity().oui()).put("productClass", device.identity().productClass())
                .put("serialNumber", device.identity().serialNumber()).put("model", device.modelName())
                .put("softwareVersion", device.softwareVersion()).put("hardwareVersion", device.hardwareVersion())
                .put("subscriber", device.subscriber()).put("card", device.card()).put("address", device.peer())
                .put("oneWay", device.isOneWay()).put("lastSeen", never ? null : time(device.lastSeen()))
                .put("lastSeenAgeSeconds", never ? null : Long.valueOf(age(device.lastSeen(), now)))
                .put("quarantined", device.quarantined());
    }

    static ObjectNode card(DeviceCard card, Words words) {
        Device device = card.device();
        ObjectNode json = summary(device, card.at())
                .put("firstSeen", time(device.isUnheard() ? null : device.firstSeen()))
                .put("lastBoot", time(device.lastBoot())).put("link", device.link()).put("root", device.root())
                .put("area", card.area());
        ArrayNode tags = json.putArray("tags");
        device.tags().stream().sorted().forEach(tags::add);
        ArrayNode bySatellite = json.putArray("bySatellite");
        BySatellite.of(device, card.profile()).forEach(kind -> bySatellite.add(kind.wireName()));
        json.set("wifi", wifi(card.wifi(), words));
        json.set("readings", readings(card.readings(), words));
        json.set("incidents", IncidentJson.list(card.incidents(), words));
        json.put("comesEverySeconds", card.comesEvery() == null ? null : card.comesEvery().toSeconds());
        json.set("restartLoop", card.restartLoop() == null ? json.nullNode() : restartLoop(card.restartLoop()));
        json.set("live", card.live() == null ? json.nullNode() : ActionJson.action(card.live(), words, card.at()));
        ArrayNode actions = json.putArray("actions");
        card.actions().forEach(action -> actions.add(ActionJson.action(action, words, card.at())));
        return json;
    }

    private static ObjectNode wifi(HomeWifi wifi, Words words) {
        ObjectNode json = object();
        ArrayNode can = json.putArray("can");
        ArrayNode cannot = json.putArray("cannot");
        for (WifiPart part : WifiPart.values()) {
            Saying otherwise = wifi.otherwise().get(part);
            if (otherwise == null) {
                can.add(WireName.of(part));
            } else {
                cannot.addObject().put("part", WireName.of(part)).put("text", words.say(otherwise))
                        .put("code", otherwise.code());
            }
        }
        ArrayNode networks = json.putArray("networks");
        wifi.networks().forEach(one -> networks.addObject().put("network", one.number()).put("name", one.name())
                .put("channel", one.channel() == 0 ? null : Integer.valueOf(one.channel()))
                .put("told", time(one.told()))
                .put("home", one.home()));
        return json;
    }

    private static ObjectNode restartLoop(RestartLoop loop) {
        return object().put("starts", loop.starts()).put("last", time(loop.last())).put("until", time(loop.until()));
    }

    static ArrayNode readings(List<ShownReading> readings, Words words) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ShownReading shown : readings) {
            list.addObject().put("name", shown.reading().name())
                    .put("label", ReadingLabel.of(shown.reading().name(), words).whole())
                    .put("value", shown.reading().value()).put("unit", shown.reading().unit())
                    .put("at", time(shown.reading().at())).put("ageSeconds", Math.max(0, shown.age().toSeconds()))
                    .put("fresh", shown.fresh()).put("source", shown.reading().source());
        }
        return list;
    }

    static ObjectNode parameter(Parameter parameter, Instant now) {
        ObjectNode json = object().put("path", parameter.path());
        if (parameter.value() == null) {
            json.putNull("value").putNull("type");
        } else {
            json.put("value", parameter.value().text()).put("type", TypeName.of(parameter.value().type()));
        }
        return json.put("writable", parameter.writable()).put("learnt", time(parameter.learnt())).put("ageSeconds",
                age(parameter.learnt(), now));
    }
}
