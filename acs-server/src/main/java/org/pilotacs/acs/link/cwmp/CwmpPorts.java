package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;

/// Where the link listens.
///
/// @param plain null if no device may report without TLS
/// @param tls null if there is no such listener
public record CwmpPorts(@Nullable Integer plain, @Nullable Integer tls) {}
