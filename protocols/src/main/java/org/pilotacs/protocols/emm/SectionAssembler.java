package org.pilotacs.protocols.emm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts the sections of one PID together again from its transport packets (ISO/IEC 13818-1, 2.4.4). Listening may begin
/// anywhere: what belongs to a section whose beginning was not heard is passed over. Whatever comes, it never throws
/// and never holds more than one section; what it cannot use it drops and counts. Proves nothing of what is in a
/// section, not even a CRC_32: [PrivateSection#read] does. Confined to one thread.
public final class SectionAssembler {
    private final int pid;
    private final byte[] section = new byte[PrivateSection.MAX_SIZE];
    /// Bytes of the section under way; 0 if there is none.
    private int filled;
    private @Nullable TsPacket last;
    /// Whether the last packet came twice.
    private boolean copied;
    private long droppedPackets;
    private long droppedSections;

    /// @param pid 13 bits; packets of other PIDs are passed over, and not counted
    /// @throws IllegalArgumentException the PID needs more bits
    public SectionAssembler(int pid) {
        Unsigned.check("a PID", pid, 13);
        this.pid = pid;
    }

    /// Takes one packet.
    ///
    /// @param packet 188 bytes
    /// @return the sections that became whole, in order, each at most 4096 bytes; mostly none
    public List<byte[]> feed(byte[] packet) {
        if (!TsPacket.isFramed(packet)) {
            droppedPackets++;
            return List.of();
        }
        if (TsPacket.pid(packet) != pid) {
            return List.of();
        }
        TsPacket read = TsPacket.read(packet);
        if (read == null) {
            droppedPackets++;
            return List.of();
        }
        // the counter stands still in packets without payload
        if (read.payload().length == 0 || isSecondCopy(read)) {
            return List.of();
        }
        if (last != null && !read.follows(last)) {
            abandon();
        }
        last = read;
        List<byte[]> whole = new ArrayList<>();
        if (read.unitStart()) {
            begin(read.payload(), whole);
        } else {
            proceed(read.payload(), 0, read.payload().length, whole);
        }
        return whole;
    }

    /// Packets that were no packets, damaged, scrambled, or pointed beyond their own end.
    public long droppedPackets() {
        return droppedPackets;
    }

    /// Sections of which a part was missing, or that were too long.
    public long droppedSections() {
        return droppedSections;
    }

    // A packet may be sent twice, but not three times (2.4.3.3); what looks like a third copy comes from a sender whose
    // counter stands still, or after a gap of sixteen.
    private boolean isSecondCopy(TsPacket read) {
        copied = !copied && last != null && read.repeats(last);
        return copied;
    }

    /// The rest of the section under way, then new ones up to the first byte of stuffing.
    private void begin(byte[] payload, List<byte[]> whole) {
        int first = 1 + Byte.toUnsignedInt(payload[0]);
        if (first >= payload.length) {
            droppedPackets++;
            abandon();
            return;
        }
        proceed(payload, 1, first, whole);
        abandon();
        int at = first;
        while (at < payload.length && Byte.toUnsignedInt(payload[at]) != SectionBytes.STUFFING) {
            section[0] = payload[at];
            filled = 1;
            at = proceed(payload, at + 1, payload.length, whole);
        }
    }

    /// Goes on with the section under way, if there is one.
    ///
    /// @return where the next one may begin
    private int proceed(byte[] payload, int from, int to, List<byte[]> whole) {
        int at = from;
        while (filled > 0 && at < to) {
            int goal = filled < PrivateSection.HEADER ? PrivateSection.HEADER : SectionBytes.size(section, 0);
            int count = Math.min(goal - filled, to - at);
            System.arraycopy(payload, at, section, filled, count);
            filled += count;
            at += count;
            if (filled < PrivateSection.HEADER) {
                continue;
            }
            int size = SectionBytes.size(section, 0);
            if (size > section.length) {
                abandon();
                return to; // nobody knows where it ends
            }
            if (filled == size) {
                whole.add(Arrays.copyOf(section, size));
                filled = 0;
            }
        }
        return at;
    }

    private void abandon() {
        if (filled > 0) {
            droppedSections++;
            filled = 0;
        }
    }
}
