package org.pilotacs.acs.firmware;

import org.pilotacs.acs.saying.Saying;

/// What became of a file that was to be an artefact.
public sealed interface Adding {
    /// It is there, and every node has it.
    record Added(Artefact artefact) implements Adding {}

    /// The same was there already.
    record Known(Artefact artefact) implements Adding {}

    /// Another file is there as this version for these boxes: which of the two a box runs could not be told. What was sent
    /// is kept as it was.
    record Taken(Artefact other) implements Adding {}

    /// It is not what was said, or nobody vouches for it. What was sent is kept as it was.
    record Refused(Saying why) implements Adding {}

    /// There is no such upload, or no more.
    record Gone() implements Adding {}
}
