package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;

/// One request of a device, as plain values.
///
/// @param connection names the TCP connection, unique in this process
/// @param peer the address that it came from
/// @param body inflated, within the size limit
record HttpCall(String method, long connection, String peer, @Nullable String cookie, @Nullable String authorization,
        @Nullable String contentType, byte[] body) {}
