package org.pilotacs.acs.task;

import java.util.Map;

/// What a link needs to know to go on with a parked task, also after a restart of the server. Opaque to the core.
public record Continuation(String kind, Map<String, String> data) {
    /// The core's own: the lease lapsed, so the operation may or may not have reached the device.
    public static final Continuation LOST = new Continuation("lost", Map.of());

    public Continuation {
        data = Map.copyOf(data);
    }
}
