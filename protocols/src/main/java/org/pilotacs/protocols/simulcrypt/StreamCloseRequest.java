package org.pilotacs.protocols.simulcrypt;

/// Closes a stream (6.2.5). Answered by a [StreamCloseResponse].
public record StreamCloseRequest(ClientId clientId, StreamRef stream) implements FromEmmg {}
