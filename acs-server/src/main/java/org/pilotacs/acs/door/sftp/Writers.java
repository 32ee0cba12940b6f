package org.pilotacs.acs.door.sftp;

import org.pilotacs.acs.device.DeviceId;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who is sending what at this moment, so that a second one of a name is told at once. Files of several nodes do not mix either:
/// each is a draft of its own. Safe for any number of threads.
final class Writers {
    private final Set<Writer> under = ConcurrentHashMap.newKeySet();

    private record Writer(DeviceId device, String name) {}

    /// False if somebody is at it.
    boolean enter(DeviceId device, String name) {
        return under.add(new Writer(device, name));
    }

    void leave(DeviceId device, String name) {
        under.remove(new Writer(device, name));
    }
}
