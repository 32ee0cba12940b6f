package org.pilotacs.sim.headend;

import org.pilotacs.protocols.emm.CaDescriptor;
import org.pilotacs.protocols.emm.Cat;
import org.pilotacs.protocols.emm.TsPackets;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The packets of a multiplex (ISO/IEC 13818-1, 2.4.3): PAT, PMT, CAT, and each source's data on its PID. The sources
/// know no PIDs: EMMs of one conditional access system, whoever brings them, share the one that the CAT names, and
/// private data get one that nobody names. Counts the continuity_counter of each PID, in packets that come ready made
/// too. Confined to one thread.
final class TransportStream {
    private static final int FIRST_PID = 0x0100;
    private static final int NULL_PID = 0x1FFF;
    private static final int PID_HIGH = 0x1F;
    private static final int COUNTER = 0x0F;
    private static final int HAS_PAYLOAD = 0x10;
    private static final int CAT_VERSIONS = 32;

    private final StreamLayout layout;
    private final Map<Integer, Integer> emmPids = new LinkedHashMap<>();
    private final Map<Integer, Integer> privatePids = new HashMap<>();
    private final Map<Integer, Integer> counters = new HashMap<>();
    private int catVersion;

    TransportStream(StreamLayout layout) {
        this.layout = layout;
        emmPids.putAll(layout.emmPids());
    }

    /// Makes room for a source.
    ///
    /// @return whether the CAT has changed
    boolean enter(Feed.Source source) {
        if (source.type() != DataType.EMM) {
            privatePids.computeIfAbsent(privateKey(source), _ -> freePid());
            return false;
        }
        if (emmPids.containsKey(source.client().caSystemId())) {
            return false;
        }
        emmPids.put(source.client().caSystemId(), freePid());
        catVersion = (catVersion + 1) % CAT_VERSIONS;
        return true;
    }

    private static int privateKey(Feed.Source source) {
        return source.client().value() * 31 + source.dataId();
    }

    private int freePid() {
        int pid = FIRST_PID;
        while (pid == layout.pmtPid() || emmPids.containsValue(pid) || privatePids.containsValue(pid)) {
            pid++;
        }
        return pid;
    }

    Cat cat() {
        return new Cat(catVersion, true, emmPids.entrySet().stream()
                .map(entry -> new CaDescriptor(entry.getKey(), entry.getValue(), new byte[0])).toList());
    }

    /// What a receiver must know before all else, once.
    List<byte[]> tables() {
        List<byte[]> packets = new ArrayList<>();
        packets.addAll(packetise(ProgramTables.PAT_PID, List.of(ProgramTables.pat(layout))));
        packets.addAll(packetise(Cat.PID, List.of(cat().section())));
        packets.addAll(packetise(layout.pmtPid(), List.of(ProgramTables.pmt(layout))));
        return packets;
    }

    /// What a source brought, in as few packets as it fills.
    ///
    /// @param datagrams each sound, and of the kind that the source says
    List<byte[]> data(Feed.Source source, List<byte[]> datagrams) {
        enter(source);
        int pid = pid(source);
        return source.flag() == SectionTsPktFlag.TS_PACKETS
                ? datagrams.stream().flatMap(datagram -> own(pid, datagram).stream()).toList()
                : packetise(pid, datagrams);
    }

    private int pid(Feed.Source source) {
        return source.type() == DataType.EMM
                ? emmPids.getOrDefault(source.client().caSystemId(), NULL_PID)
                : privatePids.getOrDefault(privateKey(source), NULL_PID);
    }

    private List<byte[]> packetise(int pid, List<byte[]> sections) {
        int first = counters.getOrDefault(pid, 0);
        List<byte[]> packets = TsPackets.packetise(sections, pid, first);
        counters.put(pid, first + packets.size() & COUNTER);
        return packets;
    }

    /// Packets of others as ours.
    private List<byte[]> own(int pid, byte[] datagram) {
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < datagram.length; at += TsPackets.SIZE) {
            byte[] packet = Arrays.copyOfRange(datagram, at, at + TsPackets.SIZE);
            packet[1] = (byte) ((packet[1] & ~PID_HIGH) | pid >>> Byte.SIZE);
            packet[2] = (byte) pid;
            packet[3] = (byte) ((packet[3] & ~COUNTER) | counter(pid, (packet[3] & HAS_PAYLOAD) != 0));
            packets.add(packet);
        }
        return packets;
    }

    /// It stands still in packets without payload (2.4.3.3).
    private int counter(int pid, boolean loaded) {
        int next = counters.getOrDefault(pid, 0);
        if (loaded) {
            counters.put(pid, next + 1 & COUNTER);
            return next;
        }
        return next - 1 & COUNTER;
    }

    /// That of a packet of nothing.
    static byte[] nullPacket() {
        byte[] packet = new byte[TsPackets.SIZE];
        Arrays.fill(packet, (byte) 0xFF);
        packet[0] = 0x47;
        packet[1] = PID_HIGH;
        packet[3] = HAS_PAYLOAD;
        return packet;
    }
}
