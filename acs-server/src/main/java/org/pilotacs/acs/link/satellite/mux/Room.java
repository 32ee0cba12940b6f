package org.pilotacs.acs.link.satellite.mux;

import java.time.Duration;

/// How much an [Uplink] may send now.
public sealed interface Room {
    /// @param packets transport packets, one or more
    record Free(int packets) implements Room {}

    /// The allocation is used up.
    ///
    /// @param pause until there is room for a packet
    record Full(Duration pause) implements Room {}

    /// There is no open stream.
    record Down() implements Room {}
}
