package org.pilotacs.acs.provisioning.preset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.ExpressionSyntaxException;
import org.pilotacs.acs.provisioning.expression.MongoCondition;
import org.pilotacs.acs.provisioning.expression.UnsupportedConditionException;
import org.pilotacs.acs.provisioning.expression.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Presets as GenieACS writes them in JSON, those of before 1.1 included.
public final class PresetForm {
    private static final Logger log = LoggerFactory.getLogger(PresetForm.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private PresetForm() {}

    /// What is wrong with a preset that is to be put.
    ///
    /// @throws BadPresetException says it
    public static void check(JsonNode json) throws BadPresetException {
        var _ = read("", json, Map.of());
    }

    static Preset read(String name, JsonNode json, Map<String, JsonNode> objects) throws BadPresetException {
        if (!json.isObject()) {
            throw new BadPresetException("A preset is a JSON object");
        }
        JsonNode schedule = json.path("schedule");
        String channel = json.path("channel").asText("");
        return new Preset(name, json.path("weight").asDouble(0), channel.isEmpty() ? "default" : channel,
                schedule.asText("").isBlank() ? null : schedule(name, schedule.asText()), events(json.path("events")),
                precondition(json.path("precondition")), calls(json.path("configurations"), objects));
    }

    private static @Nullable Schedule schedule(String name, String text) {
        Schedule schedule = Schedule.read(text);
        if (schedule == null && !name.isEmpty()) {
            log.atWarn().addKeyValue("preset", name).addKeyValue("schedule", text)
                    .log("a schedule cannot be read: the preset applies at all times");
        }
        return schedule;
    }

    private static Map<String, Boolean> events(JsonNode json) throws BadPresetException {
        if (!json.isObject() && !json.isNull() && !json.isMissingNode()) {
            throw new BadPresetException("events must be an object, such as {\"1 BOOT\": true}");
        }
        Map<String, Boolean> events = new LinkedHashMap<>();
        json.properties().forEach(each -> events.put(each.getKey().replaceAll("\\s+", "_"),
                each.getValue().asBoolean(!each.getValue().isNull())));
        return events;
    }

    private static Expression precondition(JsonNode json) throws BadPresetException {
        // some clients put a bare true, which GenieACS takes for no condition
        if (json.isMissingNode() || json.isNull() || json.booleanValue()
                || json.isTextual() && json.textValue().isBlank()) {
            return new Expression.Literal(Value.of(true));
        }
        if (!json.isTextual()) {
            throw new BadPresetException("precondition must be a text");
        }
        try {
            return Expression.parse(json.textValue());
        } catch (ExpressionSyntaxException notOne) {
            return query(json.textValue(), notOne);
        }
    }

    private static Expression query(String text, ExpressionSyntaxException notOne) throws BadPresetException {
        try {
            return MongoCondition.expression(JSON.readTree(text));
        } catch (JsonProcessingException _) {
            throw new BadPresetException("precondition is no expression: " + notOne.getMessage());
        } catch (UnsupportedConditionException e) {
            throw new BadPresetException("precondition: " + e.getMessage());
        }
    }

    private static List<Preset.Call> calls(JsonNode json, Map<String, JsonNode> objects) throws BadPresetException {
        if (json.isMissingNode()) {
            throw new BadPresetException("configurations is missing: a preset says there what it does, "
                    + "such as [{\"type\": \"provision\", \"name\": \"inform\"}]");
        }
        if (!json.isArray()) {
            throw new BadPresetException("configurations must be an array");
        }
        List<Preset.Call> calls = new ArrayList<>();
        for (JsonNode one : json) {
            calls.addAll(calls(one, objects, one.path("name").asText("")));
        }
        return calls;
    }

    private static List<Preset.Call> calls(JsonNode one, Map<String, JsonNode> objects, String name)
            throws BadPresetException {
        return switch (one.path("type").asText("")) {
            case "provision" -> List.of(new Preset.Call(name, arguments(one.path("args"))));
            case "value" -> List.of(call("value", name, value(one.path("value"))));
            case "age" -> List.of(call("refresh", name, Value.of(one.path("age").asDouble(0))));
            case "add_tag" -> List.of(call("tag", one.path("tag").asText(""), Value.of(true)));
            case "delete_tag" -> List.of(call("tag", one.path("tag").asText(""), Value.of(false)));
            case "add_object" -> ObjectForm.add(name, objects.get(one.path("object").asText("")));
            case "delete_object" -> ObjectForm.delete(name, objects.get(one.path("object").asText("")));
            default -> throw new BadPresetException("configurations: type must be provision, value, age, add_tag, "
                    + "delete_tag, add_object or delete_object, not " + one.path("type"));
        };
    }

    static Preset.Call call(String provision, String first, Value second) {
        return new Preset.Call(provision, List.of(new Expression.Literal(Value.of(first)),
                new Expression.Literal(second)));
    }

    /// Arguments are single values, or expressions in the form in which GenieACS stores them.
    private static List<Expression> arguments(JsonNode json) throws BadPresetException {
        List<Expression> arguments = new ArrayList<>();
        for (JsonNode one : json) {
            arguments.add(one.isArray() ? StoredExpression.read(one) : new Expression.Literal(value(one)));
        }
        return arguments;
    }

    static Value value(JsonNode json) {
        if (json.isBoolean()) {
            return Value.of(json.booleanValue());
        }
        if (json.isNumber()) {
            return Value.of(json.doubleValue());
        }
        return json.isTextual() ? Value.of(json.textValue()) : Value.none();
    }
}
