package org.pilotacs.acs.provisioning.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.pilotacs.acs.provisioning.expression.Value;

import java.util.ArrayList;
import java.util.List;

/// A provision by its name, and what it is called with.
public record Invocation(String name, List<Value> arguments) {
    public Invocation {
        arguments = List.copyOf(arguments);
    }

    public static Invocation of(String name, Value... arguments) {
        return new Invocation(name, List.of(arguments));
    }

    /// `["name", argument…]`, as GenieACS stores it.
    public ArrayNode json() {
        ArrayNode json = arguments(arguments);
        return json.insert(0, name);
    }

    static ArrayNode arguments(List<Value> values) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Value value : values) {
            switch (value) {
                case Value.Null _ -> json.addNull();
                case Value.Bool(boolean truth) -> json.add(truth);
                case Value.Num(double number) -> {
                    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                        json.add((long) number);
                    } else {
                        json.add(number);
                    }
                }
                case Value.Text(String text) -> json.add(text);
            }
        }
        return json;
    }

    /// The reverse of [#json()]; what is neither text, number nor truth is nothing.
    ///
    /// @throws IllegalArgumentException if it is no array that begins with a name
    public static Invocation of(JsonNode json) {
        if (!json.isArray() || !json.path(0).isTextual()) {
            throw new IllegalArgumentException("no provision: " + json);
        }
        List<Value> arguments = new ArrayList<>();
        for (int i = 1; i < json.size(); i++) {
            arguments.add(value(json.get(i)));
        }
        return new Invocation(json.get(0).textValue(), arguments);
    }

    /// What is neither text, number nor truth is nothing.
    public static Value value(JsonNode json) {
        if (json.isBoolean()) {
            return Value.of(json.booleanValue());
        }
        if (json.isNumber()) {
            return Value.of(json.doubleValue());
        }
        return json.isTextual() ? Value.of(json.textValue()) : Value.none();
    }
}
