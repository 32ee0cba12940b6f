package org.pilotacs.protocols.simulcrypt;

import java.util.List;

/// That something is wrong with a stream (6.2.5).
///
/// @param statuses at least one
/// @param information of any count, and in no fixed relation to the statuses
public record StreamError(ClientId clientId, StreamRef stream, List<ErrorStatus> statuses,
        List<ErrorInformation> information) implements FromEmmg, FromMux {
    public StreamError {
        statuses = ErrorStatus.atLeastOne(statuses);
        information = List.copyOf(information);
    }
}
