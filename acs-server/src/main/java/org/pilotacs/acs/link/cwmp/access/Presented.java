package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;

/// What a request shows of who sent it.
///
/// @param target as it stands in the request line
/// @param peer the address that it came from
/// @param authorization the header's value; null if there is none
/// @param certificate of its connection, vouched for by an authority of ours; null if there is none
public record Presented(String method, String target, String peer, @Nullable String authorization,
        @Nullable X509Certificate certificate) {}
