package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;

/// Where the link listens.
///
/// @param plain null if no device may report without TLS
/// @param tls null if there is no such listener
/// @param stun the UDP port, null if there is none
public record CwmpPorts(@Nullable Integer plain, @Nullable Integer tls, @Nullable Integer stun) {
    CwmpPorts(@Nullable Integer plain, @Nullable Integer tls) {
        this(plain, tls, null);
    }
}
