package org.pilotacs.protocols.simulcrypt;

/// Opens a stream in an open channel (6.2.5). Answered by a [StreamStatus].
///
/// @param dataId data_id, 16 bits; with the client_id it names the data throughout the system
public record StreamSetup(ClientId clientId, StreamRef stream, int dataId, DataType dataType) implements FromEmmg {
    public StreamSetup {
        Unsigned.check("a data_id", dataId, Short.SIZE);
    }
}
