package org.pilotacs.protocols.simulcrypt;

/// Opens a channel, of which a connection has one (6.2.4). Answered by a [ChannelStatus].
///
/// @param dataChannelId data_channel_id, 16 bits
public record ChannelSetup(ClientId clientId, int dataChannelId,
        SectionTsPktFlag sectionTsPktFlag) implements FromEmmg {
    public ChannelSetup {
        Unsigned.check("a data_channel_id", dataChannelId, Short.SIZE);
    }
}
