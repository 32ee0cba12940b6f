package org.pilotacs.acs.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.pilotacs.acs.saying.Saying;

import java.util.HashMap;
import java.util.Map;

/// An inventory line as a JSON object.
final class InventoryJson implements InventoryReader.Format {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    @Override
    public Map<String, String> fields(String text) throws InvalidFieldException {
        JsonNode object = parsed(text);
        Map<String, String> fields = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!InventoryFields.ALL.contains(field.getKey())) {
                throw new InvalidFieldException(field.getKey(), InventorySaying.UNKNOWN_FIELD.of());
            }
            fields.put(field.getKey(), value(field.getKey(), field.getValue()));
        }
        return fields;
    }

    private static JsonNode parsed(String text) throws InvalidFieldException {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isObject()) {
                throw new InvalidFieldException("", InventorySaying.NOT_AN_OBJECT.of());
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new InvalidFieldException("", InventorySaying.NOT_JSON.of(Saying.of(e.getOriginalMessage())));
        }
    }

    /// A number that stands for a number of somebody or something is as good as its text.
    private static String value(String field, JsonNode value) throws InvalidFieldException {
        if (value.isNull()) {
            return "";
        }
        if (value.isTextual() || value.isIntegralNumber()
                || value.isBoolean() && field.equals(InventoryFields.ONE_WAY)) {
            return value.asText();
        }
        if (value.isArray() && field.equals(InventoryFields.TAGS)) {
            StringBuilder tags = new StringBuilder();
            for (JsonNode tag : value) {
                if (!tag.isTextual()) {
                    throw new InvalidFieldException(field, InventorySaying.NOT_A_LIST.of());
                }
                tags.append(tag.textValue()).append('|');
            }
            return tags.toString();
        }
        throw new InvalidFieldException(field, InventorySaying.NOT_A_TEXT.of());
    }
}
