package org.pilotacs.acs.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SayingJson;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Operations, continuations and outcomes as JSON text, as they are stored. Every text carries the format's version; names
/// in it are part of the format. Written in ASCII, so that any text a device can say is stored as it is.
final class TaskJson {
    private static final int VERSION = 1;
    /// Longest value of evidence kept, in characters: it is there to be shown; the parameter tree has the whole.
    private static final int MAX_EVIDENCE_VALUE = 1024;

    /// In place of a value that is a secret.
    static final String SEALED = "sealed";

    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private TaskJson() {}

    /// An operation whose secrets stand there as they are.
    static String write(Operation operation) {
        return write("", operation, TaskSecrets.PLAIN);
    }

    static String write(String task, Operation operation, TaskSecrets secrets) {
        ObjectNode node = JSON.createObjectNode().put("v", VERSION);
        switch (operation) {
            case Operation.Read(List<String> paths) -> {
                node.put("operation", "Read");
                paths.forEach(node.putArray("paths")::add);
            }
            case Operation.Write(List<Assignment> assignments) ->
                put(node.put("operation", "Write").putArray("values"), assignments, task, secrets);
            case Operation.Await(String path, String expected, Operation.Await.Until until, Duration patience) ->
                node.put("operation", "Await").put("path", path).put("expected", expected).put("until", until.name())
                        .put("patience", patience.toMillis());
            case Operation.Add(String object, List<Assignment> assignments) ->
                put(node.put("operation", "Add").put("object", object).putArray("values"), assignments, task,
                        secrets);
            case Operation.Delete(String object) -> node.put("operation", "Delete").put("object", object);
            case Operation.Discover(String object, boolean deep) ->
                node.put("operation", "Discover").put("object", object).put("deep", deep);
            case Operation.Restart _ -> node.put("operation", "Restart");
            case Operation.FactoryReset _ -> node.put("operation", "FactoryReset");
            case Operation.Download download -> node.put("operation", "Download").put("fileType", download.fileType())
                    .put("url", download.url()).put("size", download.size())
                    .put("targetFileName", download.targetFileName())
                    .put("expectedVersion", download.expectedVersion());
            case Operation.ApplyConfiguration(String image, String version, long bytes) ->
                node.put("operation", "ApplyConfiguration").put("image", image).put("version", version)
                        .put("bytes", bytes);
            case Operation.UpdateFirmware(String image, String version, long bytes) ->
                node.put("operation", "UpdateFirmware").put("image", image).put("version", version).put("bytes", bytes);
            case Operation.Execute(String path, String arguments) ->
                node.put("operation", "Execute").put("path", path).put("arguments", arguments);
            case Operation.Watch(List<Watched> parameters) -> {
                ArrayNode array = node.put("operation", "Watch").putArray("parameters");
                parameters.forEach(one -> array.addObject().put("path", one.path()).put("attention",
                        one.attention().name()).put("pause", one.pause().toMillis()));
            }
            case Operation.Upload(FileKind file, int instance) ->
                node.put("operation", "Upload").put("file", file.name()).put("instance", instance);
            case Operation.SendEntitlement(String plan, String card, CardMessage message) ->
                node.put("operation", "SendEntitlement").put("plan", plan).put("card", card).set("message",
                        CardMessageJson.write(message));
            case Operation.Diagnose(Diagnostic test, String object) ->
                write(node.put("operation", "Diagnose").put("object", object).put("test", test.kind().name()), test);
        }
        return text(node);
    }

    private static void write(ObjectNode node, Diagnostic test) {
        node.put("target", test.target());
        switch (test) {
            case Diagnostic.Ping(String _, int times, Duration timeout) ->
                node.put("times", times).put("timeout", timeout.toMillis());
            case Diagnostic.Trace(String _, int mostHops, Duration timeout) ->
                node.put("mostHops", mostHops).put("timeout", timeout.toMillis());
            case Diagnostic.Download _ -> {
                // the target says it all
            }
            case Diagnostic.Upload(String _, long bytes) -> node.put("bytes", bytes);
        }
    }

    private static Diagnostic test(Reader node) {
        String target = node.text("target");
        return switch (node.name(DiagnosticKind.class, "test")) {
            case PING -> new Diagnostic.Ping(target, (int) node.number("times"), node.millis("timeout"));
            case TRACE -> new Diagnostic.Trace(target, (int) node.number("mostHops"), node.millis("timeout"));
            case DOWNLOAD -> new Diagnostic.Download(target);
            case UPLOAD -> new Diagnostic.Upload(target, node.number("bytes"));
        };
    }

    /// Those of before there was a choice waited for the value.
    private static Operation.Await.Until until(Reader node) {
        return node.textOrNull("until") == null
                ? Operation.Await.Until.IS
                : node.name(Operation.Await.Until.class, "until");
    }

    /// As it is written now, or as it was with TR-069's name of the file: `4 Vendor Log File 2`.
    private static Operation.Upload upload(Reader node) {
        String former = node.textOrNull("fileType");
        if (former == null) {
            return new Operation.Upload(node.name(FileKind.class, "file"), (int) node.number("instance"));
        }
        String instance = former.substring(former.lastIndexOf(' ') + 1);
        return new Operation.Upload(former.contains("Configuration") ? FileKind.CONFIGURATION : FileKind.LOG,
                instance.chars().allMatch(Character::isDigit) ? Integer.parseInt(instance) : 0);
    }

    static Operation operation(String task, String json) {
        return operation(task, json, TaskSecrets.PLAIN);
    }

    static Operation operation(String task, String json, TaskSecrets secrets) {
        Reader node = Reader.of(task, json, secrets);
        return switch (node.text("operation")) {
            case "Read" -> new Operation.Read(node.texts("paths"));
            case "Await" -> new Operation.Await(node.text("path"), node.text("expected"), until(node),
                    node.millis("patience"));
            case "Write" -> new Operation.Write(node.assignments("values"));
            case "Add" -> new Operation.Add(node.text("object"), node.assignments("values"));
            case "Delete" -> new Operation.Delete(node.text("object"));
            case "Discover" -> new Operation.Discover(node.text("object"), node.flag("deep"));
            case "Restart" -> new Operation.Restart();
            case "FactoryReset" -> new Operation.FactoryReset();
            case "Download" -> new Operation.Download(node.text("fileType"), node.text("url"), node.number("size"), node
                    .text("targetFileName"), node.textOrNull("expectedVersion"));
            case "ApplyConfiguration" -> new Operation.ApplyConfiguration(node.text("image"), node.text("version"),
                    node.number("bytes"));
            case "UpdateFirmware" -> new Operation.UpdateFirmware(node.text("image"), node.text("version"),
                    node.number("bytes"));
            case "Execute" -> new Operation.Execute(node.text("path"), node.text("arguments"));
            case "Watch" -> new Operation.Watch(node.watched("parameters"));
            case "Upload" -> upload(node);
            case "SendEntitlement" -> new Operation.SendEntitlement(node.text("plan"), node.text("card"),
                    CardMessageJson.read(task, node.node().path("message")));
            case "Diagnose" -> new Operation.Diagnose(test(node), node.text("object"));
            case String other -> throw new UnreadableTaskException(task, "operation " + other + " is not known");
        };
    }

    static String write(Continuation continuation) {
        ObjectNode node = JSON.createObjectNode().put("v", VERSION).put("kind", continuation.kind());
        continuation.data().forEach(node.putObject("data")::put);
        return text(node);
    }

    static Continuation continuation(String task, String json) {
        Reader node = Reader.of(task, json);
        return new Continuation(node.text("kind"), node.map("data"));
    }

    static String write(Outcome outcome) {
        ObjectNode node = JSON.createObjectNode().put("v", VERSION);
        switch (outcome) {
            case Outcome.Confirmed(Evidence(Instant at, Saying text, List<Assignment> values)) -> {
                node.put("outcome", "Confirmed").put("at", at.toEpochMilli()).set("text", SayingJson.write(text));
                put(node.putArray("values"), values.stream().map(TaskJson::shortened).toList(), "",
                        TaskSecrets.PLAIN);
            }
            case Outcome.Unconfirmed(Saying delivered) ->
                node.put("outcome", "Unconfirmed").set("delivered", SayingJson.write(delivered));
            case Outcome.Failed(Fault fault) -> node.put("outcome", "Failed").put("kind", fault.kind().name())
                    .put("code", fault.code()).put("parameter", fault.parameter())
                    .set("text", SayingJson.write(fault.text()));
            case Outcome.Refused(Saying reason) ->
                node.put("outcome", "Refused").set("reason", SayingJson.write(reason));
            case Outcome.Expired _ -> node.put("outcome", "Expired");
            case Outcome.Cancelled(Saying reason) ->
                node.put("outcome", "Cancelled").set("reason", SayingJson.write(reason));
        }
        return text(node);
    }

    static Outcome outcome(String task, String json) {
        Reader node = Reader.of(task, json);
        return switch (node.text("outcome")) {
            case "Confirmed" -> new Outcome.Confirmed(new Evidence(Instant.ofEpochMilli(node.number("at")), node.saying(
                    "text"), node.assignments("values")));
            case "Unconfirmed" -> new Outcome.Unconfirmed(node.saying("delivered"));
            case "Failed" ->
                new Outcome.Failed(new Fault(node.name(Fault.Kind.class, "kind"), node.text("code"), node.saying(
                        "text"), node.textOrNull("parameter")));
            case "Refused" -> new Outcome.Refused(node.saying("reason"));
            case "Expired" -> new Outcome.Expired();
            case "Cancelled" -> new Outcome.Cancelled(node.saying("reason"));
            case String other -> throw new UnreadableTaskException(task, "outcome " + other + " is not known");
        };
    }

    private static void put(ArrayNode array, List<Assignment> assignments, String task, TaskSecrets secrets) {
        for (Assignment one : assignments) {
            ObjectNode node = array.addObject().put("path", one.path()).put("type", one.value().type().name());
            String sealed = secrets.sealed(task, one);
            if (sealed == null) {
                node.put("value", one.value().text());
            } else {
                node.put(SEALED, sealed);
            }
        }
    }

    private static Assignment shortened(Assignment one) {
        String text = one.value().text();
        return text.length() <= MAX_EVIDENCE_VALUE
                ? one
                : new Assignment(one.path(),
                        new Value(one.value().type(), text.substring(0, MAX_EVIDENCE_VALUE) + "…"));
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes fields out of a stored text, and names the task when one is not there.
    private record Reader(String task, JsonNode node, TaskSecrets secrets) {
        static Reader of(String task, String json) {
            return of(task, json, TaskSecrets.PLAIN);
        }

        static Reader of(String task, String json, TaskSecrets secrets) {
            try {
                Reader reader = new Reader(task, JSON.readTree(json), secrets);
                long version = reader.number("v");
                if (version != VERSION) {
                    throw new UnreadableTaskException(task, "format version " + version + " is not known");
                }
                return reader;
            } catch (JsonProcessingException e) {
                throw new UnreadableTaskException(task, "not JSON", e);
            }
        }

        String text(String field) {
            JsonNode value = node.path(field);
            if (!value.isTextual()) {
                throw new UnreadableTaskException(task, field + " is missing or no text");
            }
            return value.textValue();
        }

        @Nullable
        String textOrNull(String field) {
            return node.hasNonNull(field) ? text(field) : null;
        }

        Saying saying(String field) {
            Saying saying = SayingJson.read(node.path(field));
            if (saying == null) {
                throw new UnreadableTaskException(task, field + " is missing or cannot be said");
            }
            return saying;
        }

        List<Watched> watched(String field) {
            List<Watched> watched = new ArrayList<>();
            for (JsonNode item : node.path(field)) {
                Reader one = new Reader(task, item, secrets);
                watched.add(new Watched(one.text("path"), one.name(Watched.Attention.class, "attention"),
                        Duration.ofMillis(one.node.path("pause").asLong())));
            }
            return watched;
        }

        Duration millis(String field) {
            return Duration.ofMillis(number(field));
        }

        long number(String field) {
            JsonNode value = node.path(field);
            if (!value.isIntegralNumber()) {
                throw new UnreadableTaskException(task, field + " is missing or no number");
            }
            return value.longValue();
        }

        boolean flag(String field) {
            JsonNode value = node.path(field);
            if (!value.isBoolean()) {
                throw new UnreadableTaskException(task, field + " is missing or not true or false");
            }
            return value.booleanValue();
        }

        List<String> texts(String field) {
            List<String> texts = new ArrayList<>();
            for (JsonNode one : list(field)) {
                texts.add(one.asText());
            }
            return texts;
        }

        List<Assignment> assignments(String field) {
            List<Assignment> assignments = new ArrayList<>();
            for (JsonNode one : list(field)) {
                Reader reader = new Reader(task, one, secrets);
                assignments.add(new Assignment(reader.text("path"),
                        new Value(reader.name(ValueType.class, "type"), reader.value())));
            }
            return assignments;
        }

        private String value() {
            return node.has(SEALED) ? secrets.opened(task, text("path"), text(SEALED)) : text("value");
        }

        Map<String, String> map(String field) {
            Map<String, String> map = new HashMap<>();
            node.path(field).properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
            return map;
        }

        <E extends Enum<E>> E name(Class<E> type, String field) {
            String name = text(field);
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(name)) {
                    return constant;
                }
            }
            throw new UnreadableTaskException(task, field + " " + name + " is not known");
        }

        private JsonNode list(String field) {
            JsonNode list = node.path(field);
            if (!list.isArray()) {
                throw new UnreadableTaskException(task, field + " is missing or no list");
            }
            return list;
        }
    }
}
