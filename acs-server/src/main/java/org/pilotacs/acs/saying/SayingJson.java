package org.pilotacs.acs.saying;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Sayings as JSON, as they are stored. Names in it are part of the format.
///
/// A literal is a plain text. Everything else is an object that also has its English words (`en`), for a version that does
/// not know the key any more, or not yet: it says those. They also let a person read the database.
public final class SayingJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper READER = new JsonMapper();

    private SayingJson() {}

    public static JsonNode write(Saying saying) {
        JsonNode node = bare(saying);
        return node instanceof ObjectNode object ? object.put("en", Language.ENGLISH.say(saying)) : node;
    }

    /// Null if it is no saying.
    public static @Nullable Saying read(JsonNode node) {
        Saying saying = known(node);
        return saying == null && node.path("en").isTextual() ? Saying.of(node.path("en").textValue()) : saying;
    }

    /// The saying in a JSON text; says nothing if there is none.
    public static Saying parse(String json) {
        try {
            return Objects.requireNonNullElse(read(READER.readTree(json)), Saying.NOTHING);
        } catch (JsonProcessingException _) {
            return Saying.NOTHING;
        }
    }

    private static JsonNode bare(Saying saying) {
        return switch (saying) {
            case Saying.Literal(String text) -> JSON.textNode(text);
            case Saying.Phrase(String key, List<Saying> arguments) -> {
                ObjectNode node = JSON.objectNode().put("key", key);
                if (!arguments.isEmpty()) {
                    node.set("args", list(arguments));
                }
                yield node;
            }
            case Saying.Written(Map<Language, String> texts) -> {
                ObjectNode node = JSON.objectNode();
                ObjectNode byTag = node.putObject("texts");
                new EnumMap<>(texts).forEach((language, text) -> byTag.put(language.tag(), text));
                yield node;
            }
            case Saying.Span(Duration length) -> JSON.objectNode().put("span", length.toString());
            case Saying.Decimal(BigDecimal number) -> JSON.objectNode().put("decimal", number.toPlainString());
            case Saying.Joined(List<Saying> parts) -> JSON.objectNode().set("joined", list(parts));
        };
    }

    private static ArrayNode list(List<Saying> sayings) {
        ArrayNode list = JSON.arrayNode();
        sayings.forEach(saying -> list.add(bare(saying)));
        return list;
    }

    /// Null for what this version cannot say as it was meant.
    private static @Nullable Saying known(JsonNode node) {
        if (node.isTextual()) {
            return Saying.of(node.textValue());
        }
        if (node.path("key").isTextual()) {
            List<Saying> arguments = all(node.path("args"));
            String key = node.path("key").textValue();
            return arguments != null && Texts.fits(key, arguments.size()) ? new Saying.Phrase(key, arguments) : null;
        }
        if (node.path("joined").isArray()) {
            List<Saying> parts = all(node.path("joined"));
            return parts == null ? null : new Saying.Joined(parts);
        }
        if (node.path("decimal").isTextual()) {
            return decimal(node.path("decimal").textValue());
        }
        return node.path("span").isTextual() ? span(node.path("span").textValue()) : written(node.path("texts"));
    }

    private static @Nullable Saying decimal(String text) {
        return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?") ? Saying.of(new BigDecimal(text)) : null;
    }

    private static @Nullable List<Saying> all(JsonNode list) {
        List<Saying> sayings = new ArrayList<>();
        for (JsonNode one : list) {
            Saying saying = known(one);
            if (saying == null) {
                return null;
            }
            sayings.add(saying);
        }
        return sayings;
    }

    private static @Nullable Saying span(String text) {
        try {
            return Saying.of(Duration.parse(text));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Saying written(JsonNode byTag) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        byTag.properties().forEach(entry -> Language.ofTag(entry.getKey())
                .ifPresent(language -> texts.put(language, entry.getValue().asText())));
        return texts.isEmpty() ? null : new Saying.Written(texts);
    }
}
