package org.pilotacs.protocols.simulcrypt;

import java.util.List;
import java.util.Map;

/// error_status (Table 8). Codes that the table does not have are kept as they come: from 0x8000 they are the
/// multiplexer's own.
///
/// @param code 16 bits
public record ErrorStatus(int code) {
    public static final ErrorStatus INVALID_MESSAGE = new ErrorStatus(0x0001);
    public static final ErrorStatus UNSUPPORTED_PROTOCOL_VERSION = new ErrorStatus(0x0002);
    public static final ErrorStatus UNKNOWN_MESSAGE_TYPE = new ErrorStatus(0x0003);
    public static final ErrorStatus MESSAGE_TOO_LONG = new ErrorStatus(0x0004);
    public static final ErrorStatus UNKNOWN_DATA_STREAM_ID = new ErrorStatus(0x0005);
    public static final ErrorStatus UNKNOWN_DATA_CHANNEL_ID = new ErrorStatus(0x0006);
    public static final ErrorStatus TOO_MANY_CHANNELS = new ErrorStatus(0x0007);
    public static final ErrorStatus TOO_MANY_STREAMS_ON_CHANNEL = new ErrorStatus(0x0008);
    public static final ErrorStatus TOO_MANY_STREAMS_ON_MUX = new ErrorStatus(0x0009);
    public static final ErrorStatus UNKNOWN_PARAMETER_TYPE = new ErrorStatus(0x000A);
    public static final ErrorStatus INCONSISTENT_LENGTH = new ErrorStatus(0x000B);
    public static final ErrorStatus MISSING_PARAMETER = new ErrorStatus(0x000C);
    public static final ErrorStatus INVALID_VALUE = new ErrorStatus(0x000D);
    public static final ErrorStatus UNKNOWN_CLIENT_ID = new ErrorStatus(0x000E);
    public static final ErrorStatus EXCEEDED_BANDWIDTH = new ErrorStatus(0x000F);
    public static final ErrorStatus UNKNOWN_DATA_ID = new ErrorStatus(0x0010);
    public static final ErrorStatus DATA_CHANNEL_ID_IN_USE = new ErrorStatus(0x0011);
    public static final ErrorStatus DATA_STREAM_ID_IN_USE = new ErrorStatus(0x0012);
    public static final ErrorStatus DATA_ID_IN_USE = new ErrorStatus(0x0013);
    public static final ErrorStatus CLIENT_ID_IN_USE = new ErrorStatus(0x0014);
    public static final ErrorStatus UNKNOWN_ERROR = new ErrorStatus(0x7000);
    public static final ErrorStatus UNRECOVERABLE_ERROR = new ErrorStatus(0x7001);

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(0x0001, "invalid message"),
            Map.entry(0x0002, "unsupported protocol version"),
            Map.entry(0x0003, "unknown message_type value"),
            Map.entry(0x0004, "message too long"),
            Map.entry(0x0005, "unknown data_stream_id"),
            Map.entry(0x0006, "unknown data_channel_id"),
            Map.entry(0x0007, "too many channels on this MUX"),
            Map.entry(0x0008, "too many data streams on this channel"),
            Map.entry(0x0009, "too many data streams on this MUX"),
            Map.entry(0x000A, "unknown parameter_type"),
            Map.entry(0x000B, "inconsistent length for DVB parameter"),
            Map.entry(0x000C, "missing mandatory DVB parameter"),
            Map.entry(0x000D, "invalid value for DVB parameter"),
            Map.entry(0x000E, "unknown client_id value"),
            Map.entry(0x000F, "exceeded bandwidth"),
            Map.entry(0x0010, "unknown data_id"),
            Map.entry(0x0011, "data_channel_id already in use"),
            Map.entry(0x0012, "data_stream_id already in use"),
            Map.entry(0x0013, "data_id already in use"),
            Map.entry(0x0014, "client_id already in use"),
            Map.entry(0x7000, "unknown error"),
            Map.entry(0x7001, "unrecoverable error"));
    private static final int FIRST_OF_USERS = 0x8000;

    public ErrorStatus {
        Unsigned.check("an error_status", code, Short.SIZE);
    }

    /// What the table says of it.
    public String meaning() {
        return MEANINGS.getOrDefault(code, code < FIRST_OF_USERS ? "reserved" : "user defined");
    }

    /// A copy of what an error has to say.
    ///
    /// @throws IllegalArgumentException it has nothing to say
    static List<ErrorStatus> atLeastOne(List<ErrorStatus> statuses) {
        if (statuses.isEmpty()) {
            throw new IllegalArgumentException("an error has an error_status");
        }
        return List.copyOf(statuses);
    }

    @Override
    public String toString() {
        return "%s (0x%04X)".formatted(meaning(), code);
    }
}
