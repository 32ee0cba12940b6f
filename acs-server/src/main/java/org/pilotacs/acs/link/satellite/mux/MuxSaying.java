package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SayingKey;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;

import java.util.stream.Stream;

/// What is said of multiplexers and what they say.
public enum MuxSaying implements SayingKey {
    /// How far the connection to one is.
    PHASE_WAITING, PHASE_CONNECTING, PHASE_CHANNEL, PHASE_STREAM, PHASE_BANDWIDTH, PHASE_OPEN, PHASE_STANDING_BY,
    PHASE_NO_BANDWIDTH, PHASE_STREAM_LOST, PHASE_CLOSING, PHASE_CLOSED,
    /// Why it ended.
    UNKNOWN_HOST, UNREACHABLE, NOT_CONNECTED, NO_ANSWER, HUNG_UP, HUNG_UP_AT_SETUP, STREAM_LOST_AGAIN, DOES_NOT_READ,
    FLOODS, GARBAGE, OTHER_VERSION,
    /// What people ought to know.
    ALARM_SETTINGS, ALARM_DOWN, ALARM_NO_BANDWIDTH, ALARM_SLOWED, ALARM_DATAGRAMS,
    /// What an error_status means for people (Table 8).
    CODE_0001, CODE_0002, CODE_0003, CODE_0004, CODE_0005, CODE_0006, CODE_0007, CODE_0008, CODE_0009, CODE_000A,
    CODE_000B, CODE_000C, CODE_000D, CODE_000E, CODE_000F, CODE_0010, CODE_0011, CODE_0012, CODE_0013, CODE_0014,
    CODE_7000, CODE_7001, CODE_RESERVED, CODE_USER;

    private static final int FIRST_OF_USERS = 0x8000;

    /// What a code means, and the code itself.
    static Saying.Phrase code(ErrorStatus status) {
        return key(status).of(Saying.of(hex(status)));
    }

    /// Four digits, as tables of codes have them.
    static String hex(ErrorStatus status) {
        return "%04X".formatted(status.code());
    }

    static MuxSaying key(ErrorStatus status) {
        return Stream.of(values()).filter(one -> one.name().equals("CODE_" + hex(status))).findFirst()
                .orElse(status.code() < FIRST_OF_USERS ? CODE_RESERVED : CODE_USER);
    }

    @Override
    public String topic() {
        return "mux";
    }
}
