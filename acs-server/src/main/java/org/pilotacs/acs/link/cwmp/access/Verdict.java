package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the [DeviceGate] says to who wants to begin a session.
public sealed interface Verdict {
    /// @param lacksOwn it is to be given credentials of its own
    /// @param fellBack it has credentials of its own and came as new without them
    record Admitted(boolean lacksOwn, boolean fellBack) implements Verdict {}

    /// No credentials would help.
    ///
    /// @param reason for the device and the log
    record Refused(String reason) implements Verdict {}

    /// Credentials are wanted.
    ///
    /// @param challenges values of WWW-Authenticate, in the order in which they are offered
    /// @param complaint what is wrong with those that were given, for the log; null if none were
    record Challenged(List<String> challenges, @Nullable String complaint) implements Verdict {}
}
