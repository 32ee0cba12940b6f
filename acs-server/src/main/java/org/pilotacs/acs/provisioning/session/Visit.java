package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.device.Device;

import java.time.Instant;
import java.util.List;

/// A device that came.
///
/// @param at when
/// @param events what it says it came for, as it calls it
/// @param address from where
public record Visit(Device device, Instant at, List<String> events, String address) {
    public Visit {
        events = List.copyOf(events);
    }

    /// The names that presets have for events.
    List<String> eventNames() {
        return events.stream().map(event -> event.replaceAll("\\s+", "_")).distinct().toList();
    }
}
