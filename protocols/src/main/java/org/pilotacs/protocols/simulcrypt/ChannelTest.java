package org.pilotacs.protocols.simulcrypt;

/// Asks whether a channel is open (6.2.4), at any time. Answered by a [ChannelStatus].
///
/// @param dataChannelId data_channel_id, 16 bits
public record ChannelTest(ClientId clientId, int dataChannelId) implements FromEmmg, FromMux {
    public ChannelTest {
        Unsigned.check("a data_channel_id", dataChannelId, Short.SIZE);
    }
}
