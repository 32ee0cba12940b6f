package org.pilotacs.acs.provisioning.preset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.ExpressionSyntaxException;
import org.pilotacs.acs.provisioning.script.Library;
import org.pilotacs.acs.provisioning.script.Script;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads stored definitions. What cannot be read is left out and logged: one bad preset must not stop the others.
final class DefinitionReader {
    private static final Logger log = LoggerFactory.getLogger(DefinitionReader.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<Preset> ORDER = Comparator.comparingDouble(Preset::weight)
            .thenComparing(Preset::name);

    private DefinitionReader() {}

    static Definitions read(DefinitionStore store) {
        Map<String, JsonNode> objects = new HashMap<>();
        for (DefinitionStore.Stored one : store.all(DefinitionKind.OBJECT)) {
            JsonNode object = json(one);
            if (object != null) {
                objects.put(one.name(), object);
            }
        }
        List<Preset> presets = new ArrayList<>();
        for (DefinitionStore.Stored one : store.all(DefinitionKind.PRESET)) {
            JsonNode preset = json(one);
            try {
                if (preset != null) {
                    presets.add(PresetForm.read(one.name(), preset, objects));
                }
            } catch (BadPresetException e) {
                left(one, e);
            }
        }
        presets.sort(ORDER);
        return new Definitions(presets,
                new Library(scripts(store, DefinitionKind.PROVISION),
                        scripts(store, DefinitionKind.VIRTUAL_PARAMETER)),
                config(store));
    }

    private static @Nullable JsonNode json(DefinitionStore.Stored one) {
        try {
            return JSON.readTree(one.body());
        } catch (JsonProcessingException e) {
            left(one, e);
            return null;
        }
    }

    private static Map<String, Script> scripts(DefinitionStore store, DefinitionKind kind) {
        Map<String, Script> scripts = new HashMap<>();
        store.all(kind).forEach(one -> scripts.put(one.name(), Script.of(one.name(), one.body())));
        return scripts;
    }

    private static Map<String, Expression> config(DefinitionStore store) {
        Map<String, Expression> config = new HashMap<>();
        for (DefinitionStore.Stored one : store.all(DefinitionKind.CONFIG)) {
            try {
                config.put(one.name(), Expression.parse(one.body()));
            } catch (ExpressionSyntaxException e) {
                left(one, e);
            }
        }
        return config;
    }

    private static void left(DefinitionStore.Stored one, Exception why) {
        log.atWarn().addKeyValue("name", one.name()).addKeyValue("why", why.getMessage())
                .log("a definition for provisioning cannot be read, left out");
    }
}
