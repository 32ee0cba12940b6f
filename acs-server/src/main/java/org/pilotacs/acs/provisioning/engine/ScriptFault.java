package org.pilotacs.acs.provisioning.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// Faults of scripts, as GenieACS words them.
public final class ScriptFault {
    private ScriptFault() {}

    /// An error that a script threw.
    ///
    /// @param name for example `TypeError`
    /// @param stack where it came from
    public static Fault thrown(String name, String message, String stack) {
        return new Fault("script." + name, message, JsonNodeFactory.instance.objectNode().put("name", name)
                .put("message", message).put("stack", stack).toString());
    }

    /// Something else than an error that a script threw.
    public static Fault thrown(String text) {
        return Fault.of("script", text);
    }
}
