package org.pilotacs.acs.provisioning.extension;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Failed;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Value;

import java.io.IOException;

/// What the bridge says: `{"id": 1, "json": "…"}`, `{"id": 1, "error": {"name": …, "message": …, "stack": …}}` or
/// `{"leaving": true}`.
sealed interface FromBridge {
    /// @param id of the call
    record Answer(long id, ExtensionResult result) implements FromBridge {}

    /// The process is about to end and reads no more calls.
    record Leaving() implements FromBridge {}

    /// Null if it is none of these: a script may print what looks like one.
    static @Nullable FromBridge read(byte[] record) {
        try {
            JsonNode json = ExtensionJson.MAPPER.readTree(record);
            if (json.path("leaving").booleanValue()) {
                return new Leaving();
            }
            ExtensionResult result = result(json);
            return json.path("id").canConvertToLong() && result != null
                    ? new Answer(json.path("id").longValue(), result)
                    : null;
        } catch (JacksonException _) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("bytes can be read", e);
        }
    }

    private static @Nullable ExtensionResult result(JsonNode json) {
        JsonNode value = json.path("json");
        JsonNode error = json.path("error");
        if (value.isTextual()) {
            return new Value(value.textValue());
        }
        if (!error.path("message").isTextual()) {
            return null;
        }
        String message = error.path("message").textValue();
        return error.path("name").isTextual()
                ? Failed.error(error.path("name").textValue(), message, error.path("stack").textValue())
                : Failed.of(message);
    }
}
