package org.pilotacs.acs.door.nbi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.JsonBounds;
import org.pilotacs.acs.door.nbi.query.JsonReader;
import org.pilotacs.acs.door.nbi.query.MalformedQueryException;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.ExpressionSyntaxException;
import org.pilotacs.acs.provisioning.preset.BadPresetException;
import org.pilotacs.acs.provisioning.preset.DefinitionCache;
import org.pilotacs.acs.provisioning.preset.DefinitionKind;
import org.pilotacs.acs.provisioning.preset.DefinitionStore;
import org.pilotacs.acs.provisioning.preset.PresetForm;
import org.pilotacs.acs.provisioning.script.Script;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.provisioning.session.ConfigKey;

import java.util.List;
import java.util.Locale;

/// `/presets`, `/provisions`, `/virtual_parameters`, `/objects` and `/config`, each with what is in them. Safe for any number of threads.
final class DefinitionResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DefinitionKind kind;
    private final Core core;
    private final Witness witness;

    /// What operators define, and what checks scripts.
    record Core(DefinitionStore store, DefinitionCache cache, ScriptRunner scripts) {}

    DefinitionResource(DefinitionKind kind, Core core, Witness witness) {
        this.kind = kind;
        this.core = core;
        this.witness = witness;
    }

    Documents documents() {
        return Documents.of(() -> core.store().all(kind).stream().map(this::document).toList());
    }

    private Datum.Document document(DefinitionStore.Stored one) {
        Datum id = new Datum.Text(one.name());
        return switch (kind) {
            case PROVISION, VIRTUAL_PARAMETER -> Datum.Document.builder().put("_id", id)
                    .put("script", new Datum.Text(one.body())).build();
            case CONFIG -> setting(id, one);
            case PRESET, OBJECT -> StoredJson.withId(id, StoredJson.datum(one.body())).build();
        };
    }

    /// Those with which boxes and callers prove who they are have logins in them, which nobody needs to read.
    private static Datum.Document setting(Datum id, DefinitionStore.Stored one) {
        Datum.Document.Builder document = Datum.Document.builder().put("_id", id);
        boolean secret = SecretParameter.isNamed(one.name()) || one.name().toLowerCase(Locale.ROOT).endsWith("auth");
        return secret ? document.build() : document.put("value", new Datum.Text(one.body())).build();
    }

    HttpReply put(HttpCall call) {
        String name = call.variable("name");
        HttpReply wrong = wrong(call, name);
        if (wrong != null) {
            return wrong;
        }
        String body = kind == DefinitionKind.CONFIG ? expression(call.body().text()) : call.body().text();
        if (body == null) {
            return NbiFace.text(400, "A setting is put as {\"value\": \"an expression\"}");
        }
        if (body.length() > DefinitionStore.LONGEST_BODY) {
            return NbiFace.text(413, "At most " + DefinitionStore.LONGEST_BODY + " characters are kept");
        }
        HttpReply refused = switch (kind) {
            case PROVISION, VIRTUAL_PARAMETER -> script(name, body);
            case PRESET, OBJECT -> object(body);
            case CONFIG -> parsed(name, body);
        };
        return refused != null ? refused : change(call, name, "put", () -> core.store().put(kind, name, body));
    }

    private @Nullable HttpReply wrong(HttpCall call, String name) {
        return kind == DefinitionKind.CONFIG
                ? NbiNames.wrong(call, name, DefinitionStore.LONGEST_NAME, NbiNames.DOTTED)
                : NbiNames.wrong(call, name, DefinitionStore.LONGEST_NAME);
    }

    private @Nullable HttpReply script(String name, String body) {
        String objection = core.scripts().objection(Script.of(name, body));
        return objection == null ? null : NbiFace.text(400, objection);
    }

    private static @Nullable String expression(String body) {
        try {
            JsonNode value = JSON.readTree(body).path("value");
            return value.isTextual() ? value.textValue() : value.isValueNode() ? value.toString() : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    private static @Nullable HttpReply parsed(String name, String expression) {
        try {
            String objection = ConfigKey.objection(name, Expression.parse(expression));
            return objection == null ? null : NbiFace.text(400, "The value of " + name + " will not do: " + objection);
        } catch (ExpressionSyntaxException e) {
            return NbiFace.text(400, "The value of " + name + " is not an expression: " + e.getMessage());
        }
    }

    private @Nullable HttpReply object(String body) {
        try {
            if (!(JsonReader.read(body, JsonBounds.DOCUMENT) instanceof Datum.Document)) {
                return NbiFace.text(400, "A " + word() + " is a JSON object");
            }
            if (kind == DefinitionKind.PRESET) {
                PresetForm.check(JSON.readTree(body));
            }
            return null;
        } catch (MalformedQueryException e) {
            return NbiFace.refused(e);
        } catch (BadPresetException | JsonProcessingException e) {
            return NbiFace.text(400, String.valueOf(e.getMessage()));
        }
    }

    HttpReply remove(HttpCall call) {
        String name = call.variable("name");
        HttpReply wrong = wrong(call, name);
        return wrong != null
                ? wrong
                : change(call, name, "removed", () -> core.store().remove(kind, name));
    }

    private HttpReply change(HttpCall call, String name, String deed, Runnable work) {
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, word() + " " + deed + ": " + name, () -> {
            work.run();
            core.cache().refresh();
            return NbiFace.empty(200);
        });
    }

    private String word() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Below which one is put and removed: settings where GenieACS's user interface does so, since its northbound interface
    /// says of them that there is no such path.
    static String place(DefinitionKind kind) {
        return kind == DefinitionKind.CONFIG ? "/api/config" : "/" + paths(kind).getFirst();
    }

    /// Paths under which it is listed.
    static List<String> paths(DefinitionKind kind) {
        return switch (kind) {
            case PRESET -> List.of("presets");
            case PROVISION -> List.of("provisions");
            case VIRTUAL_PARAMETER -> List.of("virtual_parameters", "virtualParameters");
            case OBJECT -> List.of("objects");
            case CONFIG -> List.of("config");
        };
    }
}
