package org.pilotacs.acs.profile;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;

/// What decides the profile of a device.
///
/// @param software its version, empty if not known
/// @param root first segment of its data model, empty if not known
public record Model(String manufacturer, String oui, String productClass, String software, String root) {
    static Model of(Device device) {
        return of(device.identity(), device.softwareVersion(), device.root());
    }

    public static Model of(Identity identity, String software, String root) {
        return new Model(identity.manufacturer(), identity.oui(), identity.productClass(), software, root);
    }
}
