package org.pilotacs.acs.door.http;

import io.vertx.core.json.JsonObject;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// An OpenAPI document: what the validator is not told of it, and what we must know ourselves therefore.
final class ContractDocument {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final JsonObject document;

    ContractDocument(JsonObject document) {
        this.document = document;
    }

    /// The document with nothing in it that vertx-openapi 5.0 refuses to load: it knows few media types. Bodies of others
    /// are left out, problems are called JSON, which they are.
    JsonObject forValidator() {
        JsonObject copy = document.copy();
        eachResponse(copy, response -> {
            JsonObject content = response.getJsonObject("content");
            if (content != null && content.containsKey(PROBLEM)) {
                content.put(JSON, content.remove(PROBLEM));
            }
            if (content != null && content.containsKey(JSON)) {
                response.put("content", new JsonObject().put(JSON, content.getJsonObject(JSON)));
            } else {
                response.remove("content");
            }
        });
        eachOperation(copy, operation -> {
            JsonObject body = operation.getJsonObject("requestBody");
            if (body != null && !body.getJsonObject("content").containsKey(JSON)) {
                operation.remove("requestBody");
            }
        });
        return copy;
    }

    /// The media types that each operation takes; none for one without a body.
    Map<String, Set<String>> mediaTypes() {
        Map<String, Set<String>> types = new TreeMap<>();
        eachOperation(document, operation -> {
            JsonObject body = operation.getJsonObject("requestBody");
            types.put(operation.getString("operationId"),
                    body == null ? Set.of() : new TreeSet<>(body.getJsonObject("content").fieldNames()));
        });
        return types;
    }

    private static void eachOperation(JsonObject document, Consumer<JsonObject> visitor) {
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject item = paths.getJsonObject(path);
            for (String method : Set.of("get", "put", "post", "delete")) {
                if (item.containsKey(method)) {
                    visitor.accept(item.getJsonObject(method));
                }
            }
        }
    }

    private static void eachResponse(JsonObject document, Consumer<JsonObject> visitor) {
        JsonObject shared = document.getJsonObject("components").getJsonObject("responses", new JsonObject());
        shared.fieldNames().forEach(name -> visitor.accept(shared.getJsonObject(name)));
        eachOperation(document, operation -> {
            JsonObject responses = Objects.requireNonNull(operation.getJsonObject("responses"));
            responses.fieldNames().forEach(status -> visitor.accept(responses.getJsonObject(status)));
        });
    }
}
