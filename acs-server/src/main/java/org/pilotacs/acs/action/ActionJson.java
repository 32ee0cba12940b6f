package org.pilotacs.acs.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SayingJson;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.TaskId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Requests and parts of actions as JSON text, as they are stored. Names in it are part of the format. Written in ASCII, so
/// that any text is stored as it is.
public final class ActionJson {
    private static final int VERSION = 1;
    /// The channel that the box chooses.
    private static final String AUTO = "auto";
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ActionJson() {}

    /// The kind of a request, as it is stored.
    public static String kind(ActionRequest request) {
        return switch (request) {
            case ActionRequest.Restart _ -> "Restart";
            case ActionRequest.FactoryReset _ -> "FactoryReset";
            case ActionRequest.ResetPin _ -> "ResetPin";
            case ActionRequest.Reconnect _ -> "Reconnect";
            case ActionRequest.SendEmms _ -> "SendEmms";
            case ActionRequest.CheckSignal _ -> "CheckSignal";
            case ActionRequest.TestLine _ -> "TestLine";
            case ActionRequest.FixWifi _ -> "FixWifi";
            case ActionRequest.FetchFile _ -> "FetchFile";
            case ActionRequest.UpdateFirmware _ -> "UpdateFirmware";
            case ActionRequest.ApplyConfiguration _ -> "Configure";
            case ActionRequest.Read _ -> "Read";
            case ActionRequest.Write _ -> "Write";
            case ActionRequest.Discover _ -> "Discover";
        };
    }

    public static String write(ActionRequest request) {
        ObjectNode node = JSON.createObjectNode().put("v", VERSION).put("action", kind(request));
        switch (request) {
            case ActionRequest.Read(List<String> paths) -> paths.forEach(node.putArray("paths")::add);
            case ActionRequest.Write(List<Assignment> assignments) -> {
                ArrayNode values = node.putArray("values");
                assignments.forEach(one -> values.addObject().put("path", one.path())
                        .put("type", one.value().type().name()).put("value", one.value().text()));
            }
            case ActionRequest.Discover(String object) -> node.put("object", object);
            case ActionRequest.FetchFile(FileKind file, int instance) ->
                node.put("file", file.name()).put("instance", instance);
            case ActionRequest.UpdateFirmware(String image) -> node.put("image", image);
            case ActionRequest.ApplyConfiguration(String image) -> node.put("image", image);
            case ActionRequest.TestLine(List<DiagnosticKind> tests, String host) ->
                tests.stream().map(DiagnosticKind::name).forEach(node.put("host", host).putArray("tests")::add);
            case ActionRequest.FixWifi wish -> write(node, wish);
            case ActionRequest.ResetPin(Way way) -> node.put("way", way.name());
            case ActionRequest.Reconnect(Way way, List<CardOrder.Right> rights) -> {
                ArrayNode array = node.put("way", way.name()).putArray("rights");
                rights.forEach(one -> array.addObject().put("product", one.product()).put("until",
                        one.until().toEpochMilli()));
            }
            case ActionRequest.SendEmms(List<String> sections) -> sections.forEach(node.putArray("sections")::add);
            case ActionRequest.Restart _,ActionRequest.FactoryReset _,ActionRequest.CheckSignal _ -> {
            }
        }
        return text(node);
    }

    private static void write(ObjectNode node, ActionRequest.FixWifi wish) {
        node.put("network", wish.network());
        switch (wish.channel()) {
            case WifiChannel.Same _ -> {
            }
            case WifiChannel.Chosen _ -> node.put("channel", AUTO);
            case WifiChannel.Fixed(int number) -> node.put("channel", number);
        }
        if (wish.name() != null) {
            node.put("name", wish.name());
        }
        if (wish.password() != null) {
            node.put("password", wish.password().reveal());
        }
    }

    private static ActionRequest.FixWifi wifi(String action, JsonNode node) {
        JsonNode channel = node.path("channel");
        return new ActionRequest.FixWifi(node.path("network").asInt(), channel.isMissingNode()
                ? new WifiChannel.Same()
                : channel.isInt() ? new WifiChannel.Fixed(channel.intValue()) : new WifiChannel.Chosen(),
                node.has("name") ? word(action, node, "name") : null,
                node.has("password") ? Secret.of(word(action, node, "password")) : null);
    }

    /// @param action its id, for the message if it cannot be read
    /// @throws UnreadableActionException if another version wrote it
    public static ActionRequest request(String action, String json) {
        JsonNode node = read(action, json);
        return switch (word(action, node, "action")) {
            case "Restart" -> new ActionRequest.Restart();
            case "FactoryReset" -> new ActionRequest.FactoryReset();
            case "ResetPin" -> new ActionRequest.ResetPin(way(node));
            case "Reconnect" -> new ActionRequest.Reconnect(way(node),
                    items(node, "rights").map(one -> new CardOrder.Right(one.path("product").asInt(),
                            Instant.ofEpochMilli(one.path("until").asLong()))).toList());
            case "SendEmms" ->
                new ActionRequest.SendEmms(items(node, "sections").map(JsonNode::asText).toList());
            case "CheckSignal" -> new ActionRequest.CheckSignal();
            case "TestLine" -> new ActionRequest.TestLine(
                    items(node, "tests").map(one -> DiagnosticKind.valueOf(one.asText())).toList(),
                    word(action, node, "host"));
            case "FixWifi" -> wifi(action, node);
            case "FetchFile" -> new ActionRequest.FetchFile(
                    FileKind.valueOf(word(action, node, "file")), node.path("instance").asInt());
            case "UpdateFirmware" -> new ActionRequest.UpdateFirmware(word(action, node, "image"));
            case "Configure" -> new ActionRequest.ApplyConfiguration(word(action, node, "image"));
            case "Read" -> new ActionRequest.Read(items(node, "paths").map(JsonNode::asText).toList());
            case "Write" ->
                new ActionRequest.Write(items(node, "values").map(one -> assignment(action, one)).toList());
            case "Discover" -> new ActionRequest.Discover(word(action, node, "object"));
            case String other -> throw new UnreadableActionException(action, "kind " + other + " is not known");
        };
    }

    /// Those that were stored before there was a choice went the best way.
    private static Way way(JsonNode node) {
        return Way.valueOf(node.path("way").asText(Way.BEST.name()));
    }

    static String write(List<Plan.Part> parts) {
        ObjectNode node = JSON.createObjectNode().put("v", VERSION);
        ArrayNode array = node.putArray("parts");
        for (Plan.Part part : parts) {
            ObjectNode one = array.addObject().put("task", part.task().value());
            switch (part.role()) {
                case Role.Order _ -> one.put("role", "Order");
                case Role.Read _ -> one.put("role", "Read");
                case Role.Look _ -> one.put("role", "Look");
                case Role.ReadBack _ -> one.put("role", "ReadBack");
                case Role.Before _ -> one.put("role", "Before");
                case Role.Wifi(List<Role.Trait> traits) -> {
                    ArrayNode all = one.put("role", "Wifi").putArray("traits");
                    traits.forEach(trait -> all.addObject().put("network", trait.network())
                            .put("part", trait.part().name()).put("path", trait.path()).put("wanted", trait.wanted()));
                }
                case Role.Check(String path, String expected, Saying means, Map<String, Saying> otherwise) -> {
                    one.put("role", "Check").put("path", path).put("expected", expected).set("means",
                            SayingJson.write(means));
                    if (!otherwise.isEmpty()) {
                        ObjectNode others = one.putObject("otherwise");
                        otherwise.forEach((value, says) -> others.set(value, SayingJson.write(says)));
                    }
                }
            }
        }
        return text(node);
    }

    static List<Plan.Part> parts(String action, String json) {
        List<Plan.Part> parts = new ArrayList<>();
        items(read(action, json), "parts").forEach(one -> parts
                .add(new Plan.Part(new TaskId(word(action, one, "task")), role(action, one))));
        return parts;
    }

    private static Role role(String action, JsonNode node) {
        return switch (word(action, node, "role")) {
            case "Order" -> new Role.Order();
            case "Read" -> new Role.Read();
            case "Look" -> new Role.Look();
            case "ReadBack" -> new Role.ReadBack();
            case "Before" -> new Role.Before();
            case "Wifi" -> new Role.Wifi(items(node, "traits").map(one -> trait(action, one)).toList());
            case "Check" -> new Role.Check(word(action, node, "path"), word(action, node, "expected"),
                    saying(action, node, "means"), otherwise(action, node.path("otherwise")));
            case String other -> throw new UnreadableActionException(action, "role " + other + " is not known");
        };
    }

    private static Role.Trait trait(String action, JsonNode node) {
        return new Role.Trait(node.path("network").asInt(), WifiPart.valueOf(word(action, node, "part")),
                word(action, node, "path"), word(action, node, "wanted"));
    }

    private static Map<String, Saying> otherwise(String action, JsonNode node) {
        Map<String, Saying> others = new HashMap<>();
        node.properties().forEach(one -> others.put(one.getKey(), saying(action, node, one.getKey())));
        return others;
    }

    private static Assignment assignment(String action, JsonNode node) {
        String type = word(action, node, "type");
        ValueType known = Stream.of(ValueType.values()).filter(one -> one.name().equals(type)).findFirst()
                .orElseThrow(() -> new UnreadableActionException(action, "type " + type + " is not known"));
        return new Assignment(word(action, node, "path"), new Value(known, word(action, node, "value")));
    }

    private static JsonNode read(String action, String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.path("v").asInt() != VERSION) {
                throw new UnreadableActionException(action, "format version " + node.path("v") + " is not known");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new UnreadableActionException(action, "not JSON: " + e.getOriginalMessage());
        }
    }

    private static String word(String action, JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new UnreadableActionException(action, field + " is missing or no text");
        }
        return node.path(field).textValue();
    }

    private static Saying saying(String action, JsonNode node, String field) {
        Saying saying = SayingJson.read(node.path(field));
        if (saying == null) {
            throw new UnreadableActionException(action, field + " is missing or cannot be said");
        }
        return saying;
    }

    private static Stream<JsonNode> items(JsonNode node, String field) {
        return node.path(field).valueStream();
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
