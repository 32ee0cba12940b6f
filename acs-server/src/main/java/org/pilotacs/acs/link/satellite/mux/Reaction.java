package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.protocols.simulcrypt.ErrorStatus;

import java.util.Comparator;
import java.util.List;

/// What we do about an error_status (Table 8), in the order of their weight.
///
/// | codes | reaction |
/// |---|---|
/// | 000F exceeded bandwidth | slow down |
/// | 0004 message too long | smaller messages |
/// | 0005, 0010 unknown data_stream_id, data_id | re-open the stream |
/// | 0001, 0006, 000E, 7001 invalid message, unknown data_channel_id, client_id, unrecoverable error | re-open the channel |
/// | 0007 to 0009, 7000, and all that the table does not have or does not say what to do about | back off |
/// | 0002, 000A to 000D, 0011 to 0014: version, parameters, what is in use already | refused: settings are wrong |
public enum Reaction {
    /// Send half as much for a while. The stream stays open.
    SLOW_DOWN,
    /// Send smaller messages. The stream stays open.
    SMALLER_MESSAGES,
    /// Set the stream up again in the same channel.
    REOPEN_STREAM,
    /// Set the channel up again, on a new connection, since a connection has one; at once the first time.
    REOPEN_CHANNEL,
    /// Set the channel up again later and later.
    BACK_OFF,
    /// Wait for the settings of one side to be changed, and tell people; try again very rarely.
    REFUSED;

    static Reaction to(ErrorStatus status) {
        return switch (status.code()) {
            case 0x000F -> SLOW_DOWN;
            case 0x0004 -> SMALLER_MESSAGES;
            case 0x0005, 0x0010 -> REOPEN_STREAM;
            case 0x0001, 0x0006, 0x000E, 0x7001 -> REOPEN_CHANNEL;
            case 0x0002, 0x000A, 0x000B, 0x000C, 0x000D, 0x0011, 0x0012, 0x0013, 0x0014 -> REFUSED;
            default -> BACK_OFF;
        };
    }

    /// Whether the stream stays open.
    boolean keepsStream() {
        return this == SLOW_DOWN || this == SMALLER_MESSAGES;
    }

    /// Whether the channel stays open.
    boolean keepsChannel() {
        return keepsStream() || this == REOPEN_STREAM;
    }

    /// Of several codes in one message the one to react to.
    static ErrorStatus weightiest(List<ErrorStatus> statuses) {
        return statuses.stream().max(Comparator.comparing(Reaction::to)).orElse(ErrorStatus.UNKNOWN_ERROR);
    }
}
