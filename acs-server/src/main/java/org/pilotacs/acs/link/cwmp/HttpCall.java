package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.cwmp.access.Presented;

/// One request of a device, as plain values.
///
/// @param sender what it shows of who sent it
/// @param connection names the TCP connection, unique in this process
/// @param body inflated, within the size limit
record HttpCall(Presented sender, long connection, @Nullable String cookie, @Nullable String contentType,
        byte[] body) {
    String method() {
        return sender.method();
    }

    String peer() {
        return sender.peer();
    }
}
