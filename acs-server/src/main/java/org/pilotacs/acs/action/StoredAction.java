package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.util.List;

/// An action as it is kept.
///
/// @param request without its secrets
/// @param likeness fingerprint of the secrets left out, null if there are none
record StoredAction(String id, DeviceId device, ActionRequest request, @Nullable String likeness, List<Plan.Part> parts,
        Requester requester, Instant created) {
    StoredAction {
        parts = List.copyOf(parts);
    }
}
