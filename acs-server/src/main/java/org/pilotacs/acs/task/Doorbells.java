package org.pilotacs.acs.task;

import org.pilotacs.acs.device.Device;

import java.util.Map;
import java.util.function.Consumer;

/// Rings each device by the link that saw it last.
///
/// @param byLink by the links' names
/// @param otherwise of a link that is not there any more
public record Doorbells(Map<String, Doorbell> byLink, Doorbell otherwise) implements Doorbell {
    public Doorbells {
        byLink = Map.copyOf(byLink);
    }

    @Override
    public void ring(Device device, Consumer<Knock> listener) {
        byLink.getOrDefault(device.link(), otherwise).ring(device, listener);
    }
}
