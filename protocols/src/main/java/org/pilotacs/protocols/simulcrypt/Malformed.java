package org.pilotacs.protocols.simulcrypt;

/// A frame that could not be read.
///
/// @param cause what is wrong, and what to answer
public record Malformed(MalformedSimulcryptException cause) implements Received {}
