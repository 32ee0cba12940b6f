package org.pilotacs.acs.diagnosis.knowledge;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.util.Set;

/// Something that helps.
///
/// @param action what to press, one of [#ACTIONS]; null for what people do
/// @param does in a sentence
/// @param self the same, said to customers who can do it themselves; null if they cannot, or there is something to press
public record Step(String id, @Nullable String action, Saying does, @Nullable Saying self) {
    /// Actions by the names that doors give them.
    public static final Set<String> ACTIONS = Set.of("restart", "factory-reset", "reset-pin", "reconnect",
            "check-signal", "test-line", "fix-wifi", "update-firmware");
}
