package org.pilotacs.acs.content;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Authority;

/// Where boxes reach the port that serves content by HTTP.
///
/// @param url as boxes reach it, without a path; empty if only the port is known
/// @param host that it listens on, null if that is all of this machine's
public record FileServer(String url, @Nullable String host, int port) {
    /// The address of a path there.
    ///
    /// @param reachedAt the host by which a box reached us by another way, null if that is not known
    /// @return null if it is not known where the box could reach us
    public @Nullable String at(String path, @Nullable String reachedAt) {
        if (!url.isEmpty()) {
            return url + path;
        }
        String known = host == null ? reachedAt : host;
        return known == null ? null : "http://" + Authority.of(known, port) + path;
    }
}
