package org.pilotacs.acs.firmware;

/// What became of an image that was to be added.
public sealed interface Adding {
    /// It is there, and every node has it.
    record Added(FirmwareImage image) implements Adding {}

    /// The same was there already.
    record Known(FirmwareImage image) implements Adding {}

    /// Another file is there as this version for these boxes: which of the two a box runs could not be told.
    record Taken(FirmwareImage other) implements Adding {}
}
