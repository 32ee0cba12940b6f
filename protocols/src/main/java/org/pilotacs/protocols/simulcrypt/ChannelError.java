package org.pilotacs.protocols.simulcrypt;

import java.util.List;

/// That something is wrong with a channel (6.2.4), or with what was said before there was one.
///
/// @param dataChannelId data_channel_id, 16 bits
/// @param statuses at least one
/// @param information of any count, and in no fixed relation to the statuses
public record ChannelError(ClientId clientId, int dataChannelId, List<ErrorStatus> statuses,
        List<ErrorInformation> information) implements FromEmmg, FromMux {
    public ChannelError {
        Unsigned.check("a data_channel_id", dataChannelId, Short.SIZE);
        statuses = ErrorStatus.atLeastOne(statuses);
        information = List.copyOf(information);
    }
}
