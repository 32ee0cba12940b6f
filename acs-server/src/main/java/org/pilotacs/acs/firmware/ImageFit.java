package org.pilotacs.acs.firmware;

import org.pilotacs.acs.device.Device;

/// Which boxes a firmware image is for. Letter case does not count.
///
/// @param oui of their maker, empty for any
/// @param productClass their model
/// @param hardware its revision, empty for any
public record ImageFit(String oui, String productClass, String hardware) {
    public boolean fits(Device device) {
        return isAnyOr(oui, device.identity().oui()) && productClass.equalsIgnoreCase(device.identity().productClass())
                && isAnyOr(hardware, device.hardwareVersion());
    }

    private static boolean isAnyOr(String wanted, String is) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(is);
    }
}
