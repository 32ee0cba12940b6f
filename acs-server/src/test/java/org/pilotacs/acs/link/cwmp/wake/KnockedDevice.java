package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.ParameterTree;

import java.time.Instant;
import java.util.Set;

/// A device that is to be woken.
final class KnockedDevice {
    static final Identity IDENTITY = new Identity("M", "00AA00", "Box", "knocked");
    static final DeviceId ID = DeviceId.of("00AA00", "Box", "knocked");

    private KnockedDevice() {}

    /// @param url where it says that it listens
    /// @param peer where it comes from
    static Device at(String url, String peer) {
        Instant now = Instant.EPOCH;
        return new Device(ID, IDENTITY, "Device", "", "", "", "cwmp", url, peer, now, now, null, null,
                ParameterTree.EMPTY, null, null, Set.of(), false);
    }
}
