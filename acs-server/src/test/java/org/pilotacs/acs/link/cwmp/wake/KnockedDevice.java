package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.ParameterTree;

import java.time.Instant;
import java.util.Set;

/// A device that is to be woken.
final class KnockedDevice {
    static final Identity IDENTITY = new Identity("M", "00AA00", "Box", "knocked");

    private KnockedDevice() {}

    /// @param url where it says that it listens
    /// @param peer where it comes from
    static Device at(String url, String peer) {
        return at(IDENTITY, url, peer);
    }

    /// Another device.
    static Device other(String url) {
        return at(new Identity("M", "00AA00", "Box", "other"), url, "");
    }

    private static Device at(Identity identity, String url, String peer) {
        Instant now = Instant.EPOCH;
        return new Device(identity.deviceId(), identity, "Device", "", "", "", "cwmp", url, peer, now, now, null, null,
                ParameterTree.EMPTY, null, null, Set.of(), false);
    }
}
