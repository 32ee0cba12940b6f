package org.pilotacs.protocols.emm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Packs sections into transport packets (ISO/IEC 13818-1, 2.4.3 and 2.4.4), one close behind the other. A packet in
/// which sections begin has a pointer_field, which tells how many bytes of an older one come first. What is free behind
/// the last section is filled up with 0xFF.
public final class TsPackets {
    /// Bytes of one.
    public static final int SIZE = TsPacket.SIZE;

    private static final int PAYLOAD = SIZE - TsPacket.HEADER;
    private static final int NULL_PACKETS = 0x1FFF;

    private TsPackets() {}

    /// Packets of 188 bytes, in order, with their continuity_counter rising by one modulo 16.
    ///
    /// @param sections whole ones
    /// @param pid 13 bits, but not that of null packets
    /// @param firstContinuity continuity_counter of the first packet, 0 to 15; those that are sent next on this PID go
    ///         on from the last packet's
    /// @throws IllegalArgumentException a number out of range, or bytes that are no section
    public static List<byte[]> packetise(List<byte[]> sections, int pid, int firstContinuity) {
        Unsigned.check("a PID", pid, 13);
        if (pid == NULL_PACKETS) {
            throw new IllegalArgumentException("the PID of null packets");
        }
        Unsigned.check("a continuity_counter", firstContinuity, 4);
        sections.forEach(TsPackets::checkSection);
        List<byte[]> packets = new ArrayList<>();
        var queue = new Queue(sections);
        while (queue.hasMore()) {
            packets.add(packet(queue, pid, firstContinuity + packets.size() & TsPacket.CONTINUITY));
        }
        return packets;
    }

    private static void checkSection(byte[] section) {
        try {
            SectionBytes.checkFrame(section);
        } catch (MalformedEmmException e) {
            throw new IllegalArgumentException("no section: " + e.getMessage(), e);
        }
    }

    private static byte[] packet(Queue queue, int pid, int continuity) {
        int older = queue.untilNextStart();
        // with a pointer_field, the first byte at least of a section that begins must fit as well
        boolean unitStart = queue.hasStart() && older < PAYLOAD - 1;
        byte[] packet = new byte[SIZE];
        Arrays.fill(packet, (byte) SectionBytes.STUFFING);
        ByteBuffer out = ByteBuffer.wrap(packet).put((byte) TsPacket.SYNC)
                .putShort((short) ((unitStart ? TsPacket.UNIT_START : 0) << Byte.SIZE | pid))
                .put((byte) (TsPacket.HAS_PAYLOAD | continuity));
        if (unitStart) {
            out.put((byte) older);
            queue.take(out, out.remaining());
        } else {
            queue.take(out, Math.min(older, PAYLOAD));
        }
        return packet;
    }

    /// The bytes of all sections that wait to be packed. Confined to one thread.
    private static final class Queue {
        private final List<byte[]> sections;
        /// The section that is being packed, and how much of it is.
        private int index;
        private int packed;

        Queue(List<byte[]> sections) {
            this.sections = sections;
        }

        boolean hasMore() {
            return index < sections.size();
        }

        /// Whether a section is left that is not begun.
        boolean hasStart() {
            return packed == 0 ? hasMore() : index + 1 < sections.size();
        }

        /// Bytes left of the section that is begun.
        int untilNextStart() {
            return packed == 0 ? 0 : sections.get(index).length - packed;
        }

        void take(ByteBuffer out, int most) {
            int left = most;
            while (left > 0 && hasMore()) {
                byte[] section = sections.get(index);
                int count = Math.min(left, section.length - packed);
                out.put(section, packed, count);
                left -= count;
                packed += count;
                if (packed == section.length) {
                    index++;
                    packed = 0;
                }
            }
        }
    }
}
