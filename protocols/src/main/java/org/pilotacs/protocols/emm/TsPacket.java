package org.pilotacs.protocols.emm;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// One transport packet as its receiver sees it (ISO/IEC 13818-1, 2.4.3.2).
///
/// @param unitStart payload_unit_start_indicator: a section begins in it
/// @param discontinuity whether its adaptation field announces a jump of the counter
/// @param payload empty if it has none
record TsPacket(boolean unitStart, int continuity, boolean discontinuity, byte[] payload) {
    static final int SIZE = 188;
    static final int HEADER = 4;
    static final int SYNC = 0x47;
    static final int PID = 0x1FFF;
    static final int UNIT_START = 0x40;
    static final int HAS_PAYLOAD = 0x10;
    static final int CONTINUITY = 0x0F;
    private static final int ERROR = 0x80;
    private static final int SCRAMBLED = 0xC0;
    private static final int HAS_ADAPTATION = 0x20;
    private static final int DISCONTINUITY = 0x80;

    static boolean isFramed(byte[] packet) {
        return packet.length == SIZE && packet[0] == SYNC;
    }

    /// Of a packet that is framed.
    static int pid(byte[] packet) {
        return (packet[1] << Byte.SIZE | Byte.toUnsignedInt(packet[2])) & PID;
    }

    /// @param packet one that is framed
    /// @return null if its demodulator marked it as damaged, if it is scrambled, or if its adaptation field is no such
    static @Nullable TsPacket read(byte[] packet) {
        boolean adapted = (packet[3] & HAS_ADAPTATION) != 0;
        boolean loaded = (packet[3] & HAS_PAYLOAD) != 0;
        int adaptation = adapted ? 1 + Byte.toUnsignedInt(packet[HEADER]) : 0;
        int payload = HEADER + adaptation;
        boolean damaged = (packet[1] & ERROR) != 0;
        boolean scrambled = (packet[3] & SCRAMBLED) != 0;
        boolean overlong = payload > SIZE - (loaded ? 1 : 0);
        if (damaged || scrambled || overlong || !(adapted || loaded)) {
            return null;
        }
        return new TsPacket((packet[1] & UNIT_START) != 0, packet[3] & CONTINUITY,
                adaptation > 1 && (packet[HEADER + 1] & DISCONTINUITY) != 0,
                loaded ? Arrays.copyOfRange(packet, payload, SIZE) : new byte[0]);
    }

    /// Whether this says what the other said just before; a sender may send each packet twice (2.4.3.3).
    boolean repeats(TsPacket before) {
        return !discontinuity && unitStart == before.unitStart && continuity == before.continuity
                && Arrays.equals(payload, before.payload);
    }

    boolean follows(TsPacket before) {
        return !discontinuity && continuity == (before.continuity + 1 & CONTINUITY);
    }
}
