package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.Secret;

import java.util.Optional;

/// What devices expect of us when we knock, where an operator's script wrote it to them. Every change is committed on return. Safe
/// for any number of threads.
public interface GivenLogins {
    Optional<Login> of(DeviceId device);

    /// A device took a name or a password, or both.
    ///
    /// @param username null if it stays
    /// @param password null if it stays
    void given(DeviceId device, @Nullable String username, @Nullable Secret password);
}
