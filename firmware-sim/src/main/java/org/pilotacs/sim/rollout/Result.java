package org.pilotacs.sim.rollout;

import java.time.Instant;

/// What a server hears of an update that it ordered.
public sealed interface Result {
    /// It reports the version that it was given.
    record Confirmed(Instant at) implements Result {}

    /// It reports that the transfer failed, and goes on as it was.
    ///
    /// @param faultCode of CWMP, for example 9017
    record Failed(Instant at, int faultCode) implements Result {}

    /// It comes back and reports another version.
    record OtherVersion(Instant at, String version) implements Result {}

    /// Nothing, ever.
    record Silent() implements Result {}
}
