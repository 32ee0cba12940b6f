package org.pilotacs.acs.profile;

import java.time.Duration;

/// What a model needs in a CWMP session; each is data of its profile.
///
/// @param readBatch most names in one GetParameterValues (D10)
/// @param writeBatch most values in one SetParameterValues
/// @param skipRootDiscovery GetParameterNames on the empty path is refused; start at the root object (D1)
/// @param idle how long the device may take between two messages (H16)
/// @param booleanAsDigit write booleans as 1 and 0 (D12)
/// @param restart how long a restart may take until the box is back
/// @param transfer how long a download may take until its end is reported
public record SessionTraits(int readBatch, int writeBatch, boolean skipRootDiscovery, Duration idle,
        boolean booleanAsDigit, Duration restart, Duration transfer) {
    public static final SessionTraits DEFAULT = new SessionTraits(32, 32, false, Duration.ofSeconds(30), false,
            Duration.ofMinutes(10), Duration.ofHours(1));
}
