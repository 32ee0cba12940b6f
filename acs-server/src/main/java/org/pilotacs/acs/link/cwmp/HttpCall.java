package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.cwmp.access.Presented;

/// One request of a device, as plain values.
///
/// @param sender what it shows of who sent it
/// @param connection names the TCP connection, unique in this process
/// @param origin where the device reached us, for example `http://acs.example:7547`, as it says
/// @param body inflated, within the size limit
record HttpCall(Presented sender, String origin, long connection, @Nullable String cookie, @Nullable String contentType,
        byte[] body) {
    String method() {
        return sender.method();
    }

    String peer() {
        return sender.peer();
    }
}
