package org.pilotacs.protocols.simulcrypt;

/// What came in one frame, whatever it is: a frame that cannot be read is a value too, so that it keeps its place among
/// the others.
public sealed interface Received permits Decoded, Malformed {}
