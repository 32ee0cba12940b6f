package org.pilotacs.acs.firmware;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.content.FileServer;

/// Where boxes fetch images by HTTP.
///
/// @param url as boxes reach it, without a path; empty if only the port is known
/// @param host that it listens on, null if that is all of this machine's
public record ImageShelf(ImageAddresses addresses, String url, @Nullable String host, int port) {
    /// @param reachedAt the host by which a box reached us by another way, null if that is not known
    /// @return null if it is not known where the box could reach us
    public @Nullable String url(Artefact image, @Nullable String reachedAt) {
        return new FileServer(url, host, port).at(addresses.path(image), reachedAt);
    }
}
