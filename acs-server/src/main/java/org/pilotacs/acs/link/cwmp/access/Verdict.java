package org.pilotacs.acs.link.cwmp.access;

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
    /// @param wrong some were given, and they are not the right ones
    record Challenged(List<String> challenges, boolean wrong) implements Verdict {}
}
