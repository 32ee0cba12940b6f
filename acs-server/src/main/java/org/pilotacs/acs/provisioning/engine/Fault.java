package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;

/// Why provisioning did not go on, as GenieACS words it.
///
/// @param code for example `cwmp.9002`, `script.TypeError`, `too_many_commits`
/// @param detail a JSON object with more; null if there is none
public record Fault(String code, String message, @Nullable String detail) {
    public static Fault of(String code, String message) {
        return new Fault(code, message, null);
    }

    public static Fault invalidResponse(String message) {
        return of("invalid_response", message);
    }
}
