package org.pilotacs.protocols.simulcrypt;

/// A stream of one connection.
///
/// @param dataChannelId data_channel_id, 16 bits; chosen by the generator
/// @param dataStreamId data_stream_id, 16 bits; chosen by the generator, unique in the channel
public record StreamRef(int dataChannelId, int dataStreamId) {
    public StreamRef {
        Unsigned.check("a data_channel_id", dataChannelId, Short.SIZE);
        Unsigned.check("a data_stream_id", dataStreamId, Short.SIZE);
    }
}
