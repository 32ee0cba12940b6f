package org.pilotacs.acs.door.sftp;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.file.Arrival;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.RefusedFiles;
import org.pilotacs.acs.sftp.SftpLogins;

import java.time.Clock;
import java.time.Instant;

/// What all clients fetch from and send to. Safe for any number of threads.
record SftpFiles(SftpTree tree, DeviceFiles received, FileConfig config, SftpLogins logins, RefusedFiles refused,
        Writers writers, Clock clock) {
    /// A name that is the id of a file which this box was asked for means that file; any other is one of its own.
    Arrival begin(DeviceId device, String name, Instant at) {
        boolean asked = name.matches("[0-9a-f]{24}")
                && received.expected(name, at).filter(device::equals).isPresent();
        return asked ? received.take(name, -1, at) : received.takeUnasked(device, name, at);
    }
}
