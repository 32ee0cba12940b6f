package org.pilotacs.acs.diagnosis.knowledge;

import org.pilotacs.acs.device.Device;

/// Software that is known to cause trouble.
///
/// @param productClass of the boxes that have it, `*` for any
/// @param version whole
public record BadFirmware(String productClass, String version) {
    public boolean fits(Device device) {
        return version.equals(device.softwareVersion())
                && (productClass.equals("*") || productClass.equals(device.identity().productClass()));
    }
}
