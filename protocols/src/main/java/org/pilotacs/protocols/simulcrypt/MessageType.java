package org.pilotacs.protocols.simulcrypt;

import java.util.Set;

/// message_type of each message (Table 3).
final class MessageType {
    static final int CHANNEL_SETUP = 0x0011;
    static final int CHANNEL_TEST = 0x0012;
    static final int CHANNEL_STATUS = 0x0013;
    static final int CHANNEL_CLOSE = 0x0014;
    static final int CHANNEL_ERROR = 0x0015;
    static final int STREAM_SETUP = 0x0111;
    static final int STREAM_TEST = 0x0112;
    static final int STREAM_STATUS = 0x0113;
    static final int STREAM_CLOSE_REQUEST = 0x0114;
    static final int STREAM_CLOSE_RESPONSE = 0x0115;
    static final int STREAM_ERROR = 0x0116;
    static final int STREAM_BW_REQUEST = 0x0117;
    static final int STREAM_BW_ALLOCATION = 0x0118;
    static final int DATA_PROVISION = 0x0211;

    private static final Set<Integer> KNOWN = Set.of(CHANNEL_SETUP, CHANNEL_TEST, CHANNEL_STATUS, CHANNEL_CLOSE,
            CHANNEL_ERROR, STREAM_SETUP, STREAM_TEST, STREAM_STATUS, STREAM_CLOSE_REQUEST, STREAM_CLOSE_RESPONSE,
            STREAM_ERROR, STREAM_BW_REQUEST, STREAM_BW_ALLOCATION, DATA_PROVISION);

    private MessageType() {}

    /// On UDP there is but one (6.3).
    static boolean isKnown(int type, boolean udp) {
        return udp ? type == DATA_PROVISION : KNOWN.contains(type);
    }
}
