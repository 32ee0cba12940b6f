package org.pilotacs.acs.broadcast;

import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;

/// A head-end as operators see it: one stream of messages to all boxes that can hear it.
///
/// @param up whether messages go out now
/// @param standing for people
/// @param since when it stands so
/// @param allocated kbit/s that the multiplexer gives us, −1 while there is none
/// @param used part of that in the last minute, 0 to 1
/// @param onAir messages that are being repeated
/// @param waiting of them, those that nobody has sent yet
public record Station(String name, boolean up, Saying standing, Instant since, int allocated, double used, long onAir,
        long waiting, List<Transmitter> transmitters) {
    public Station {
        transmitters = List.copyOf(transmitters);
    }
}
