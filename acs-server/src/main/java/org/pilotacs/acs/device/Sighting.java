package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One report by a link: which device, when by our clock, why it came, and what was learnt.
///
/// @param link the reporting link, for example `cwmp`
/// @param at our clock; a device's own is never trusted
/// @param peer the address the report came from
/// @param events empty when the device was already here and only told more when asked
/// @param learnt what is now known; later entries win
public record Sighting(Identity identity, String link, Instant at, String peer, List<DeviceEvent> events,
        List<Learnt> learnt) {
    public Sighting {
        events = List.copyOf(events);
        learnt = List.copyOf(learnt);
    }

    public DeviceId device() {
        return identity.deviceId();
    }

    /// Whether it is all that the device says by itself now, in place of its last report; else it only told more.
    boolean isReport() {
        return events.stream().anyMatch(event -> event.kind() != DeviceEvent.Kind.TOLD);
    }

    public boolean has(DeviceEvent.Kind kind) {
        return events.stream().anyMatch(event -> event.kind() == kind);
    }

    /// The root object of the data model that it speaks of, without its dot; empty if it does not say.
    public String root() {
        for (Learnt one : learnt) {
            String root = one instanceof Learnt.Valued(String path, Value _) ? WellKnown.root(path) : null;
            if (root != null) {
                return root;
            }
        }
        return "";
    }

    /// The text of a valued parameter, null if this sighting has none.
    public @Nullable String valueOf(String path) {
        for (Learnt one : learnt) {
            if (one instanceof Learnt.Valued(String name, Value value) && name.equals(path)) {
                return value.text();
            }
        }
        return null;
    }
}
