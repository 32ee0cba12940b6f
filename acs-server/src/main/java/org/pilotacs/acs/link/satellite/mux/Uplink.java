package org.pilotacs.acs.link.satellite.mux;

import java.util.List;
import java.util.OptionalLong;

/// Where sections go on air: one data stream of one head-end, whatever multiplexers it has. Not more than its allocation is
/// taken. Confined to the thread that plays.
public interface Uplink {
    /// How much may be sent now.
    Room room();

    /// Hands sections over, all or none, each whole and counted as so many transport packets as it needs.
    ///
    /// @return number of this delivery, rising; empty if nobody took it, which counts nothing
    OptionalLong send(List<byte[]> sections);

    /// What became of deliveries since this was last called. Each is told once.
    List<Fate> fates();
}
