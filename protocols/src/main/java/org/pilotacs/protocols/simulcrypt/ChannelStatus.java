package org.pilotacs.protocols.simulcrypt;

/// That a channel is open (6.2.4): the answer to [ChannelSetup] and [ChannelTest], with what the former said.
///
/// @param dataChannelId data_channel_id, 16 bits
public record ChannelStatus(ClientId clientId, int dataChannelId,
        SectionTsPktFlag sectionTsPktFlag) implements FromEmmg, FromMux {
    public ChannelStatus {
        Unsigned.check("a data_channel_id", dataChannelId, Short.SIZE);
    }
}
