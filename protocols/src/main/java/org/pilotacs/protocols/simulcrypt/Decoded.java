package org.pilotacs.protocols.simulcrypt;

/// What a sound frame says.
public sealed interface Decoded extends Received permits SimulcryptMessage, Ignored {}
