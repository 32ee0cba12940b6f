package org.pilotacs.acs.provisioning.movein;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.ExpressionSyntaxException;
import org.pilotacs.acs.provisioning.preset.BadPresetException;
import org.pilotacs.acs.provisioning.preset.DefinitionKind;
import org.pilotacs.acs.provisioning.preset.DefinitionStore;
import org.pilotacs.acs.provisioning.preset.PresetForm;
import org.pilotacs.acs.provisioning.script.Script;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.provisioning.session.ConfigKey;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Takes over presets, scripts, objects and settings, and refuses what the northbound interface refuses. Confined to one thread.
final class DefinitionMoves {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1," + DefinitionStore.LONGEST_NAME + "}");

    private final DefinitionStore store;
    private final ScriptRunner scripts;
    private final boolean write;
    private final Map<DefinitionKind, Map<String, String>> known = new EnumMap<>(DefinitionKind.class);

    DefinitionMoves(DefinitionStore store, ScriptRunner scripts, boolean write) {
        this.store = store;
        this.scripts = scripts;
        this.write = write;
    }

    Outcome take(DefinitionKind kind, String name, JsonNode document) throws BadDocumentException {
        if (!NAME.matcher(name).matches()) {
            throw new BadDocumentException(
                    "its _id is no name of 1 to " + DefinitionStore.LONGEST_NAME + " printable characters");
        }
        String body = switch (kind) {
            case PROVISION, VIRTUAL_PARAMETER -> script(name, document.path("script"));
            case PRESET -> preset(document);
            case OBJECT -> withoutId(document);
            case CONFIG -> setting(name, document.path("value"));
        };
        if (body.length() > DefinitionStore.LONGEST_BODY) {
            throw new BadDocumentException("at most " + DefinitionStore.LONGEST_BODY + " characters are kept");
        }
        if (!ColumnText.isClean(body)) {
            throw new BadDocumentException("it holds characters that cannot be kept");
        }
        boolean same = body.equals(known(kind).put(name, body));
        if (write && !same) {
            store.put(kind, name, body);
        }
        return Outcome.of(same, kind == DefinitionKind.CONFIG ? noteOf(name) : "");
    }

    private Map<String, String> known(DefinitionKind kind) {
        return known.computeIfAbsent(kind, _ -> {
            Map<String, String> bodies = new HashMap<>();
            store.all(kind).forEach(one -> bodies.put(one.name(), one.body()));
            return bodies;
        });
    }

    private String script(String name, JsonNode script) throws BadDocumentException {
        if (!script.isTextual()) {
            throw new BadDocumentException("it has no script");
        }
        String text = script.textValue();
        String objection = scripts.objection(Script.of(name, text));
        if (objection != null) {
            throw new BadDocumentException(objection);
        }
        return text;
    }

    private static String preset(JsonNode document) throws BadDocumentException {
        try {
            PresetForm.check(document);
        } catch (BadPresetException e) {
            throw new BadDocumentException(String.valueOf(e.getMessage()));
        }
        return withoutId(document);
    }

    private static String withoutId(JsonNode document) throws BadDocumentException {
        ObjectNode body = document.deepCopy();
        body.remove("_id");
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new BadDocumentException(String.valueOf(e.getOriginalMessage()));
        }
    }

    /// Whatever is wrong with it is said without it.
    private static String setting(String name, JsonNode value) throws BadDocumentException {
        if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
            throw new BadDocumentException("it has no value");
        }
        try {
            String objection = ConfigKey.objection(name, Expression.parse(value.asText()));
            if (objection != null) {
                throw new BadDocumentException(objection);
            }
            return value.asText();
        } catch (ExpressionSyntaxException e) {
            throw new BadDocumentException("its value is no expression, from position " + e.position() + " on");
        }
    }

    private static String noteOf(String name) {
        if (name.startsWith("ui.")) {
            return "without effect: GenieACS's pages are not here";
        }
        return ConfigKey.isRead(name) ? "" : "kept, but without effect here";
    }
}
