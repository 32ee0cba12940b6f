package org.pilotacs.acs.provisioning.preset;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.InvalidPathException;
import org.pilotacs.acs.provisioning.path.Segment;
import org.pilotacs.acs.provisioning.picture.Typed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Objects that presets of the old form add or delete: the values of an instance, some of which are its keys.
final class ObjectForm {
    private ObjectForm() {}

    /// @param object null if there is none of that name: then nothing is done
    static List<Preset.Call> add(String below, @Nullable JsonNode object) throws BadPresetException {
        if (object == null) {
            return List.of();
        }
        Map<String, Value> values = values(object);
        Set<String> keys = keys(object, values);
        String instance = instance(below, values, keys);
        List<Preset.Call> calls = new ArrayList<>(List.of(PresetForm.call("instances", instance, Value.of(1))));
        values.forEach((name, value) -> {
            if (!keys.contains(name)) {
                calls.add(PresetForm.call("value", instance + "." + name, value));
            }
        });
        return calls;
    }

    static List<Preset.Call> delete(String below, @Nullable JsonNode object) throws BadPresetException {
        if (object == null) {
            return List.of();
        }
        Map<String, Value> values = values(object);
        return List.of(PresetForm.call("instances", instance(below, values, keys(object, values)), Value.of(0)));
    }

    private static Map<String, Value> values(JsonNode object) {
        Map<String, Value> values = new LinkedHashMap<>();
        flatten("", object, values);
        return values;
    }

    private static void flatten(String prefix, JsonNode object, Map<String, Value> values) {
        object.properties().forEach(each -> {
            if (each.getKey().startsWith("_")) {
                return;
            }
            if (each.getValue().isObject()) {
                flatten(prefix + each.getKey() + ".", each.getValue(), values);
            } else {
                values.put(prefix + each.getKey(), PresetForm.value(each.getValue()));
            }
        });
    }

    /// All of its values, if it does not say.
    private static Set<String> keys(JsonNode object, Map<String, Value> values) {
        Set<String> keys = new TreeSet<>();
        object.path("_keys").forEach(key -> keys.add(key.asText()));
        return keys.isEmpty() ? new TreeSet<>(values.keySet()) : keys;
    }

    private static String instance(String below, Map<String, Value> values, Set<String> keys)
            throws BadPresetException {
        try {
            List<Segment.Key> all = new ArrayList<>();
            for (String key : keys) {
                all.add(new Segment.Key(DataPath.parse(key), text(values.getOrDefault(key, Value.none()))));
            }
            return DataPath.parse(below).child(new Segment.Keyed(all)).toString();
        } catch (InvalidPathException e) {
            throw new BadPresetException(e.getMessage() + ": " + below + " " + keys);
        }
    }

    private static String text(Value value) {
        return Typed.text(value);
    }
}
