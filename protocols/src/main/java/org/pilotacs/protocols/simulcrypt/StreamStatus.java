package org.pilotacs.protocols.simulcrypt;

/// That a stream is open (6.2.5): the answer to [StreamSetup] and [StreamTest], with what the former said.
///
/// @param dataId data_id, 16 bits; with the client_id it names the data throughout the system
public record StreamStatus(ClientId clientId, StreamRef stream, int dataId,
        DataType dataType) implements FromEmmg, FromMux {
    public StreamStatus {
        Unsigned.check("a data_id", dataId, Short.SIZE);
    }
}
