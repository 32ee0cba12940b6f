package org.pilotacs.protocols.simulcrypt;

/// Asks whether a stream is open (6.2.5), at any time. Answered by a [StreamStatus].
public record StreamTest(ClientId clientId, StreamRef stream) implements FromEmmg, FromMux {}
