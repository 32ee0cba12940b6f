package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

/// The SOAP header entries of CWMP.
///
/// @param id the request's ID that its answer echoes; null where the device sent none, empty where it sent an empty one
/// @param holdRequests server to device: send no requests until told otherwise
/// @param sessionTimeout device to server: seconds of silence after which it wants its session given up (CWMP 1.3); null if
///     not said
public record Header(@Nullable String id, boolean holdRequests, @Nullable Long sessionTimeout) {
    public static final Header NONE = new Header(null, false, null);

    public static Header id(@Nullable String id) {
        return new Header(id, false, null);
    }
}
