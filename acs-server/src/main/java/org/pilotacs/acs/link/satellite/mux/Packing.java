package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.emm.TsPackets;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.Datagram;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamRef;

import java.util.List;

/// Makes data_provision messages of sections, for one stream of one connection. Sections stay whole: each is a datagram of
/// its own, or in packets that no other message has a part of. Not safe for threads.
final class Packing {
    /// Where packets bear a PID of the multiplexer's choice, this one, which nothing uses, is what it replaces.
    private static final int PLACEHOLDER_PID = 0x1FFE;
    private static final int CONTINUITY = 0x0F;
    /// Bytes of a packet that sections fill; where one begins, one less.
    private static final int PAYLOAD = TsPackets.SIZE - 4;
    /// No less than a message has besides what is in its only datagram.
    private static final int OVERHEAD = 40;
    private static final int SMALLEST = 512;

    /// @param packets that it takes on air
    record Packed(List<DataProvision> messages, int packets) {}

    private final HeadendConfig.Stream stream;
    private final @Nullable StreamRef ref;
    private int messageSize;
    private int continuity;

    /// @param udp whether messages go as datagrams, which do not name the stream (6.3)
    Packing(HeadendConfig.Stream stream, boolean udp) {
        this.stream = stream;
        this.ref = udp ? null : stream.ref();
        this.messageSize = udp ? DataProvision.UDP_SIZE : DataProvision.TCP_SIZE;
    }

    /// @param sections at least one
    Packed pack(List<byte[]> sections) {
        return switch (stream.format()) {
            case SECTIONS -> new Packed(messages(sections),
                    sections.stream().mapToInt(section -> Math.ceilDiv(section.length + 1, PAYLOAD)).sum());
            case TS_PACKETS -> packetised(sections);
            case ARBITRARY -> throw new IllegalStateException("the configuration refuses it");
        };
    }

    /// Has the continuity_counter go on behind what was packed; what nobody was given leaves no gap.
    void sent(Packed packed) {
        if (stream.format() == SectionTsPktFlag.TS_PACKETS) {
            continuity = continuity + packed.packets() & CONTINUITY;
        }
    }

    /// Makes messages half as long from now on; false if they are as short as they get.
    boolean smaller() {
        if (messageSize <= SMALLEST) {
            return false;
        }
        messageSize = Math.max(SMALLEST, messageSize / 2);
        return true;
    }

    /// One packet to a datagram: the standard allows several, and some multiplexers take no more.
    private Packed packetised(List<byte[]> sections) {
        List<byte[]> packets = TsPackets.packetise(sections, PLACEHOLDER_PID, continuity);
        return new Packed(messages(packets), packets.size());
    }

    /// A section longer than a message should be has one to itself; on UDP it goes in fragments.
    private List<DataProvision> messages(List<byte[]> datagrams) {
        int longest = datagrams.stream().mapToInt(datagram -> datagram.length).max().orElse(0);
        return new DataProvision(stream.client(), ref, stream.dataId(),
                datagrams.stream().map(Datagram::new).toList()).split(Math.max(messageSize, longest + OVERHEAD));
    }
}
