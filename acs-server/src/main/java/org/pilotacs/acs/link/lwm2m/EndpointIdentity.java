package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.server.registration.Registration;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Endpoints;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.protocols.lwm2m.EndpointName;

/// Which box an endpoint name means.
///
/// @param inventory knows boxes whose name does not say it
record EndpointIdentity(Endpoints inventory) {
    /// Longer names are hostile.
    private static final int MAX_LENGTH = 200;
    /// In place of an OUI, for names that have none.
    private static final String NO_OUI = "LWM2M";

    /// Whether it can be a device's name at all; percent-encoded it must fit a [org.pilotacs.acs.device.DeviceId].
    static boolean isUsable(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !name.chars().allMatch(c -> c > 32 && c < 127)) {
            return false;
        }
        try {
            return !byName(name).deviceId().value().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// `urn:dev:ops:OUI-ProductClass-Serial` names what CWMP names, so that both are one device; any other is looked up. Of
    /// one that the inventory does not have either, all is the serial number.
    Identity of(String name) {
        return EndpointName.parse(name).isPresent()
                ? byName(name)
                : inventory.named(name).orElseGet(() -> byName(name));
    }

    DeviceId device(Registration registration) {
        return of(registration.getEndpoint()).deviceId();
    }

    private static Identity byName(String name) {
        return EndpointName.parse(name)
                .map(one -> new Identity("", one.oui(), one.productClass(), one.serialNumber()))
                .orElseGet(() -> new Identity("", NO_OUI, "", name));
    }
}
