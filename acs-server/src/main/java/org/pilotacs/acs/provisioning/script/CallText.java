package org.pilotacs.acs.provisioning.script;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Calls of extensions, as scripts make them.
public final class CallText {
    private CallText() {}

    /// @param call a JSON array of texts
    public static List<String> read(String call) {
        return Texts.read(call);
    }

    /// What a fault tells of an error beside its message, JSON; null if there is nothing more.
    public static @Nullable String detail(@Nullable String name, String message, @Nullable String stack) {
        return name == null
                ? null
                : JsonNodeFactory.instance.objectNode().put("name", name).put("message", message).put("stack", stack)
                        .toString();
    }
}
