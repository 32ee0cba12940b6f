package org.pilotacs.acs.provisioning.file;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.content.FileServer;

import java.net.URI;

/// Where boxes fetch files by HTTP.
///
/// @param signed whether by addresses alone that cannot be guessed
public record ProvisioningShelf(FileAddresses addresses, boolean signed, FileServer server) {
    /// The address of a file, whether there is one of that name or not.
    ///
    /// @param reachedAt the host by which a box reached us by another way, null if that is not known
    /// @return null if it is not known where the box could reach us
    public @Nullable URI url(String name, @Nullable String reachedAt) {
        String url = server.at(signed ? addresses.signed(name) : addresses.plain(name), reachedAt);
        return url == null ? null : URI.create(url);
    }
}
