package org.pilotacs.acs.provisioning.movein;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// MongoDB's way to write in JSON what JSON has no type for, in both of its forms and in that of before version 4.2: read as what
/// it stands for. Times become a text or a number of milliseconds.
final class ExtendedJson {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private ExtendedJson() {}

    static JsonNode plain(JsonNode json) {
        if (json.isArray()) {
            ArrayNode plain = MAKE.arrayNode(json.size());
            json.forEach(one -> plain.add(plain(one)));
            return plain;
        }
        if (!json.isObject()) {
            return json;
        }
        if (json.size() == 1) {
            JsonNode meant = meant(json.properties().iterator().next().getKey(), json.elements().next());
            if (meant != null) {
                return meant;
            }
        }
        ObjectNode plain = MAKE.objectNode();
        json.properties().forEach(each -> plain.set(each.getKey(), plain(each.getValue())));
        return plain;
    }

    private static @Nullable JsonNode meant(String key, JsonNode value) {
        return switch (key) {
            case "$date" -> plain(value);
            case "$oid", "$symbol", "$uuid" -> value.isTextual() ? value : null;
            case "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal" -> number(value);
            case "$undefined" -> MAKE.nullNode();
            default -> null;
        };
    }

    private static @Nullable JsonNode number(JsonNode value) {
        if (value.isNumber()) {
            return value;
        }
        try {
            BigDecimal number = new BigDecimal(value.asText());
            if (Math.abs((long) number.scale()) > 400) {
                return null;
            }
            return number.stripTrailingZeros().scale() <= 0 && number.precision() <= 18
                    ? MAKE.numberNode(number.longValue())
                    : MAKE.numberNode(number.doubleValue());
        } catch (NumberFormatException _) {
            // Infinity, NaN: JSON has no such number
            return value.isTextual() ? value : null;
        }
    }
}
