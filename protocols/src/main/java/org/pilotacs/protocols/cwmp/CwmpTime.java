package org.pilotacs.protocols.cwmp;

import java.time.Instant;

/// Time as CWMP knows it.
public final class CwmpTime {
    /// The Unknown Time (TR-106, 3.2): what a device says when it has no clock, and what a decoder makes of nonsense.
    public static final Instant UNKNOWN = Instant.parse("0001-01-01T00:00:00Z");

    private CwmpTime() {}
}
