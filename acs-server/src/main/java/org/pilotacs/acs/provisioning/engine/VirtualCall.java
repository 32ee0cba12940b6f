package org.pilotacs.acs.provisioning.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.picture.Attribute;
import org.pilotacs.acs.provisioning.picture.Node;
import org.pilotacs.acs.provisioning.picture.Typed;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A virtual parameter that is to say what it is, or to become something.
///
/// @param at attributes that are asked for, and how fresh they must be
/// @param wanted what it shall be; null if it is only asked
/// @param arguments what its script gets, a JSON array
record VirtualCall(String name, Map<Attribute, Long> at, @Nullable Typed wanted, String arguments) {
    private static final Set<String> TYPES = Set.of("xsd:int", "xsd:unsignedInt", "xsd:boolean", "xsd:string",
            "xsd:dateTime", "xsd:base64", "xsd:hexBinary");

    static VirtualCall get(String name, Map<Attribute, Long> at, @Nullable Node known) {
        ObjectNode times = JsonNodeFactory.instance.objectNode();
        at.forEach((attribute, time) -> times.put(attribute.scriptName(), time));
        return new VirtualCall(name, at, null, arguments(times, JsonNodeFactory.instance.objectNode(), known));
    }

    static VirtualCall set(String name, Typed wanted, @Nullable Node known) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.set("value", pair(wanted));
        return new VirtualCall(name, Map.of(), wanted,
                arguments(JsonNodeFactory.instance.objectNode(), values, known));
    }

    private static String arguments(ObjectNode times, ObjectNode values, @Nullable Node known) {
        ObjectNode currentTimes = JsonNodeFactory.instance.objectNode();
        ObjectNode currentValues = JsonNodeFactory.instance.objectNode();
        if (known != null) {
            for (Attribute attribute : Attribute.values()) {
                if (known.has(attribute)) {
                    currentTimes.put(attribute.scriptName(), known.at(attribute));
                    current(attribute, known, currentValues);
                }
            }
        }
        return JsonNodeFactory.instance.arrayNode().add(times).add(values).add(currentTimes).add(currentValues)
                .toString();
    }

    private static void current(Attribute attribute, Node known, ObjectNode values) {
        switch (attribute) {
            case OBJECT -> values.put("object", Boolean.TRUE.equals(known.object()) ? 1 : 0);
            case WRITABLE -> values.put("writable", Boolean.TRUE.equals(known.writable()) ? 1 : 0);
            case VALUE -> values.set("value", known.value() == null ? null : pair(known.value()));
            case NOTIFICATION -> values.put("notification", known.notification());
            case ACCESS_LIST -> {
                ArrayNode names = values.putArray("accessList");
                List<String> accessList = known.accessList();
                (accessList == null ? List.<String>of() : accessList).forEach(names::add);
            }
        }
    }

    private static ArrayNode pair(Typed value) {
        return Invocation.arguments(List.of(value.value(), Value.of(value.type())));
    }

    /// What is wrong with what its script returned; null if it is good.
    @Nullable
    Fault objection(Scripts.@Nullable Returned returned) {
        if (returned == null) {
            return Fault.of("script", "Invalid virtual parameter return value");
        }
        if (returned.writable() == null && at.containsKey(Attribute.WRITABLE)) {
            return Fault.of("script", "Virtual parameter '" + name + "' must provide 'writable' attribute");
        }
        if (returned.value() == null) {
            return at.containsKey(Attribute.VALUE) || wanted != null
                    ? Fault.of("script", "Virtual parameter '" + name + "' must provide 'value' attribute")
                    : null;
        }
        return returned.value().isNull() || returned.type() == null || !TYPES.contains(returned.type())
                ? Fault.of("script", "Invalid virtual parameter value attribute")
                : null;
    }
}
