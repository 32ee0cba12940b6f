package org.pilotacs.acs.provisioning.script;

import org.jspecify.annotations.Nullable;

/// Takes what scripts log.
@FunctionalInterface
public interface ScriptLog {
    /// @param more a JSON object with details; null if there is none
    void log(String message, @Nullable String more);
}
