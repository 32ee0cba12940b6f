package org.pilotacs.protocols.simulcrypt;

/// That a stream is closed (6.2.5): the answer to a [StreamCloseRequest].
public record StreamCloseResponse(ClientId clientId, StreamRef stream) implements FromMux {}
