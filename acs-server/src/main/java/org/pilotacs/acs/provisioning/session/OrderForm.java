package org.pilotacs.acs.provisioning.session;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.expression.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Orders as GenieACS's tasks have them in JSON. Pure.
public final class OrderForm {
    private OrderForm() {}

    /// A file that an order names.
    public record NamedFile(String name, @Nullable String fileType) {}

    /// What is wrong with an order; null if nothing.
    public static @Nullable String objection(JsonNode json) {
        return switch (json.path("name").asText("")) {
            case "getParameterValues" -> names(json.path("parameterNames"));
            case "setParameterValues" ->
                json.path("parameterValues").isArray() && !json.path("parameterValues").isEmpty()
                        ? values(json.path("parameterValues"))
                        : "Missing 'parameterValues' property";
            case "refreshObject" -> json.path("objectName").isTextual() ? null : "Missing 'objectName' property";
            case "deleteObject" -> json.path("objectName").asText("").isEmpty()
                    ? "Missing 'objectName' property"
                    : null;
            case "addObject" -> json.path("parameterValues").isMissingNode() || json.path("parameterValues").isNull()
                    ? null
                    : json.path("parameterValues").isArray()
                            ? values(json.path("parameterValues"))
                            : "Invalid 'parameterValues' property";
            case "download" -> download(json);
            case "provisions" -> provisions(json.path("provisions"));
            case "reboot", "factoryReset" -> null;
            default -> "Invalid task name";
        };
    }

    private static @Nullable String names(JsonNode names) {
        if (!names.isArray() || names.isEmpty()) {
            return "Missing 'parameterNames' property";
        }
        for (JsonNode name : names) {
            if (!name.isTextual() || name.textValue().isEmpty()) {
                return "Invalid parameter name '" + name.asText() + "'";
            }
        }
        return null;
    }

    private static @Nullable String values(JsonNode values) {
        for (JsonNode value : values) {
            boolean good = value.isArray() && value.size() >= 2 && !value.path(0).asText("").isEmpty()
                    && value.path(0).isTextual() && isScalar(value.path(1))
                    && (value.path(2).isMissingNode() || value.path(2).isNull() || value.path(2).isTextual());
            if (!good) {
                return "Invalid parameter value '" + value + "'";
            }
        }
        return null;
    }

    private static boolean isScalar(JsonNode json) {
        return json.isTextual() || json.isBoolean() || json.isNumber();
    }

    private static @Nullable String download(JsonNode json) {
        if (json.path("file").asText("").isEmpty()) {
            if (json.path("fileType").asText("").isEmpty()) {
                return "Missing 'fileType' property";
            }
            if (json.path("fileName").asText("").isEmpty()) {
                return "Missing 'fileName' property";
            }
        }
        JsonNode target = json.path("targetFileName");
        return target.isMissingNode() || target.isNull() || target.isTextual()
                ? null
                : "Invalid 'targetFileName' property";
    }

    private static @Nullable String provisions(JsonNode provisions) {
        boolean good = provisions.isArray();
        for (JsonNode one : provisions) {
            good &= one.isArray() && one.path(0).isTextual();
            for (JsonNode each : one) {
                good &= each.isNull() || isScalar(each);
            }
        }
        return good ? null : "Invalid 'provisions' property";
    }

    /// The provisions that carry an order out; null if it is none.
    ///
    /// @param files finds a file by its name
    static @Nullable List<Invocation> invocations(JsonNode json, Function<String, @Nullable NamedFile> files) {
        if (objection(json) != null) {
            return null;
        }
        List<Invocation> invocations = new ArrayList<>();
        // what JavaScript makes of a name that is not there
        String object = json.path("objectName").asText("undefined");
        switch (json.path("name").asText()) {
            case "getParameterValues" -> json.path("parameterNames")
                    .forEach(name -> invocations.add(Invocation.of("refresh", Value.of(name.asText()))));
            case "setParameterValues" -> json.path("parameterValues").forEach(value -> invocations
                    .add(Invocation.of("value", Value.of(value.get(0).asText()), scalar(value.get(1)))));
            case "refreshObject" -> invocations.add(Invocation.of("refresh", Value.of(object)));
            case "deleteObject" -> invocations.add(Invocation.of("instances", Value.of(object), Value.of(0)));
            case "addObject" -> invocations.add(Invocation.of("instances",
                    Value.of(object + ".[" + keys(json.path("parameterValues")) + "]"), Value.of("+1")));
            case "download" -> invocations.add(download(json, files));
            case "provisions" -> json.path("provisions").forEach(one -> invocations.add(Invocation.of(one)));
            case "reboot" -> invocations.add(Invocation.of("reboot"));
            case "factoryReset" -> invocations.add(Invocation.of("reset"));
            default -> throw new IllegalStateException("an order that is none");
        }
        return invocations;
    }

    private static String keys(JsonNode values) {
        List<String> keys = new ArrayList<>();
        values.forEach(value -> keys.add(value.get(0).asText() + ":" + (value.get(1).isTextual()
                ? value.get(1).toString()
                : "\"" + value.get(1).asText() + "\"")));
        return String.join(",", keys);
    }

    private static Invocation download(JsonNode json, Function<String, @Nullable NamedFile> files) {
        String fileType = json.path("fileType").asText("");
        String fileName = json.path("fileName").asText("");
        String named = json.path("file").asText("");
        NamedFile file = named.isEmpty() ? null : files.apply(named);
        if (file != null) {
            fileType = fileType.isEmpty() && file.fileType() != null ? file.fileType() : fileType;
            fileName = fileName.isEmpty() ? file.name() : fileName;
        }
        return Invocation.of("download", Value.of(fileType), Value.of(fileName),
                Value.of(json.path("targetFileName").asText("")));
    }

    private static Value scalar(JsonNode json) {
        return json.isBoolean()
                ? Value.of(json.booleanValue())
                : json.isNumber() ? Value.of(json.doubleValue()) : Value.of(json.asText());
    }
}
