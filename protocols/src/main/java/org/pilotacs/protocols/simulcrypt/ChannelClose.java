package org.pilotacs.protocols.simulcrypt;

/// Closes a channel and all its streams (6.2.4). Not answered.
///
/// @param dataChannelId data_channel_id, 16 bits
public record ChannelClose(ClientId clientId, int dataChannelId) implements FromEmmg {
    public ChannelClose {
        Unsigned.check("a data_channel_id", dataChannelId, Short.SIZE);
    }
}
