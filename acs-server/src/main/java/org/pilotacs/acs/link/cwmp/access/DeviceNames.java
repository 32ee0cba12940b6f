package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.device.Identity;

import java.util.List;

/// The names by which a device may be called where something else vouches for it, in any case of letters.
public final class DeviceNames {
    private DeviceNames() {}

    /// Its serial number alone is among them, so whoever vouches must not give one serial number to two makers.
    public static List<String> of(Identity identity) {
        String serial = identity.serialNumber();
        return List.of(serial, identity.oui() + "-" + serial,
                identity.oui() + "-" + identity.productClass() + "-" + serial, identity.deviceId().value());
    }
}
