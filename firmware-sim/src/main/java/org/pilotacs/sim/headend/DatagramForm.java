package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.emm.MalformedEmmException;
import org.pilotacs.protocols.emm.PrivateSection;
import org.pilotacs.protocols.emm.TsPackets;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;

/// What a datagram must be, and how much of the multiplex it takes.
final class DatagramForm {
    private static final int SYNC = 0x47;
    /// Bytes that a packet has for sections, of which the first has one less for its pointer_field.
    private static final int PAYLOAD = TsPackets.SIZE - 4;

    private DatagramForm() {}

    /// @return what is wrong, in a few words; null if nothing is
    static @Nullable String fault(byte[] datagram, SectionTsPktFlag flag) {
        return switch (flag) {
            case SECTIONS -> sectionFault(datagram);
            case TS_PACKETS -> packetFault(datagram);
            case ARBITRARY -> "an arbitrary datagram";
        };
    }

    private static @Nullable String sectionFault(byte[] datagram) {
        try {
            PrivateSection.read(datagram);
            return null;
        } catch (MalformedEmmException none) {
            return none.getMessage();
        }
    }

    private static @Nullable String packetFault(byte[] datagram) {
        if (datagram.length == 0 || datagram.length % TsPackets.SIZE != 0) {
            return "a datagram of " + datagram.length + " bytes where packets of 188 belong";
        }
        for (int at = 0; at < datagram.length; at += TsPackets.SIZE) {
            if (datagram[at] != SYNC) {
                return "a packet without sync_byte";
            }
        }
        return null;
    }

    /// Packets that it fills or begins.
    static int packets(byte[] datagram, SectionTsPktFlag flag) {
        return flag == SectionTsPktFlag.TS_PACKETS
                ? datagram.length / TsPackets.SIZE
                : Math.ceilDiv(datagram.length + 1, PAYLOAD);
    }
}
