package org.pilotacs.acs.task;

import org.pilotacs.acs.device.Device;

import java.util.function.Consumer;

/// What a link offers: to ask a device for an opportunity.
public interface Doorbell {
    /// Best effort, returns at once. The listener hears how it goes; that a device answered a knock does not mean that it
    /// was seen.
    void ring(Device device, Consumer<Knock> listener);
}
