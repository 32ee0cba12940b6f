package org.pilotacs.acs.contact;

import org.pilotacs.acs.device.Device;

/// What a contact is counted under for good: as the box and its customer were at that moment, so that reports of the past do
/// not change when a box is updated or moves. Empty for what was not known.
///
/// @param model as the box names it, or its product class
/// @param area for example a postal code
public record Snapshot(String model, String firmware, String area) {
    static Snapshot of(Device device, String area) {
        String model = device.modelName().isEmpty() ? device.identity().productClass() : device.modelName();
        return new Snapshot(model, device.softwareVersion(), area);
    }

    /// Without a box.
    static Snapshot of(String area) {
        return new Snapshot("", "", area);
    }
}
