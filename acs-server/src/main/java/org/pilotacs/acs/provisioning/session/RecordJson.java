package org.pilotacs.acs.provisioning.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.provisioning.engine.Invocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records as JSON, for the database and for those who know GenieACS's.
public final class RecordJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordJson() {}

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON cannot be read", e);
        }
    }

    public static ArrayNode invocations(List<Invocation> invocations) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        invocations.forEach(one -> json.add(one.json()));
        return json;
    }

    static List<Invocation> invocations(JsonNode json) {
        List<Invocation> invocations = new ArrayList<>();
        json.forEach(one -> invocations.add(Invocation.of(one)));
        return invocations;
    }

    /// Channels, each with one bit for each invocation that is its.
    public static ObjectNode channels(Map<String, Set<Integer>> channels) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        channels.forEach((channel, indexes) -> {
            long bits = 0;
            for (int index : indexes) {
                bits |= index < 63 ? 1L << index : 0;
            }
            json.put(channel, bits);
        });
        return json;
    }

    public static ObjectNode retries(Map<String, Integer> retries) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        retries.forEach(json::put);
        return json;
    }

    /// What is ordered, as GenieACS says it.
    public static ObjectNode arguments(PendingDownload download) {
        return JsonNodeFactory.instance.objectNode().put("instance", download.instance())
                .put("fileType", download.fileType()).put("fileName", download.fileName())
                .put("targetFileName", download.targetFileName());
    }

    static String write(PendingDownload download) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("args", arguments(download));
        json.set("provisions", invocations(download.invocations()));
        json.set("channels", channels(download.channels()));
        json.set("retries", retries(download.retries()));
        return json.toString();
    }

    static PendingDownload download(String key, Instant at, String stored) {
        JsonNode json = read(stored);
        JsonNode args = json.path("args");
        Map<String, Set<Integer>> channels = new LinkedHashMap<>();
        json.path("channels").properties().forEach(each -> channels.put(each.getKey(), bits(each.getValue().asLong())));
        Map<String, Integer> retries = new LinkedHashMap<>();
        json.path("retries").properties().forEach(each -> retries.put(each.getKey(), each.getValue().asInt()));
        return new PendingDownload(key, at, args.path("instance").asText(), args.path("fileType").asText(),
                args.path("fileName").asText(), args.path("targetFileName").asText(),
                invocations(json.path("provisions")), channels, retries);
    }

    private static Set<Integer> bits(long bits) {
        Set<Integer> indexes = new LinkedHashSet<>();
        for (int i = 0; i < 63; i++) {
            if ((bits >> i & 1) != 0) {
                indexes.add(i);
            }
        }
        return indexes;
    }
}
