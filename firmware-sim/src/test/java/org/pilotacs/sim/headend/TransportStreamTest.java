package org.pilotacs.sim.headend;

import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.emm.Cat;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.PrivateSection;
import org.pilotacs.protocols.emm.SectionAssembler;
import org.pilotacs.protocols.emm.TsPackets;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// The packets of a multiplex (domain.md, B.3 and B.4).
class TransportStreamTest {
    private static final int CA = HeadendSettings.CA_SYSTEM_ID;
    private static final Feed.Source EMMS = source(CA, 1, DataType.EMM, SectionTsPktFlag.SECTIONS);

    private final TransportStream stream = new TransportStream(StreamLayout.plain());

    private static Feed.Source source(int caSystemId, int number, DataType type, SectionTsPktFlag flag) {
        return new Feed.Source(ClientId.of(caSystemId, number), 0x1001, type, flag);
    }

    private static List<byte[]> sections(int count) {
        List<byte[]> sections = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            sections.add(Emms.emm("%012d".formatted(i), 0, i, new EmmCommand.Rescan(i)));
        }
        sections.add(new PrivateSection.ShortForm(0x82, new byte[1000]).bytes());
        return sections;
    }

    private static List<byte[]> assembled(List<byte[]> packets, int pid) {
        SectionAssembler assembler = new SectionAssembler(pid);
        List<byte[]> whole = packets.stream().flatMap(packet -> assembler.feed(packet).stream()).toList();
        assertThat(assembler.droppedSections() + assembler.droppedPackets()).isZero();
        return whole;
    }

    @Test
    void theCatTellsWhereTheEmmsAre() throws Exception {
        List<byte[]> packets = new ArrayList<>(stream.tables());
        assertThat(stream.enter(EMMS)).isTrue();
        assertThat(stream.enter(source(CA, 2, DataType.EMM, SectionTsPktFlag.TS_PACKETS)))
                .as("the same system's").isFalse();
        packets.addAll(stream.tables());
        List<byte[]> sent = sections(20);
        for (byte[] section : sent) {
            packets.addAll(stream.data(EMMS, List.of(section)));
        }
        List<byte[]> cats = assembled(packets, Cat.PID);
        assertThat(Cat.parse(cats.getFirst()).emmPid(CA)).isEmpty();
        Cat cat = Cat.parse(cats.getLast());
        assertThat(cat.version()).isEqualTo(1);
        assertThat(assembled(packets, cat.emmPid(CA).orElseThrow())).containsExactlyElementsOf(sent);
    }

    @Test
    void severalSystemsHaveAPidEachAndPrivateDataAreNotInTheCat() {
        TransportStream told = new TransportStream(StreamLayout.plain().emmPids(Map.of(CA, 0x0FA0)));
        assertThat(told.enter(EMMS)).isFalse();
        assertThat(told.enter(source(0x1234, 1, DataType.EMM, SectionTsPktFlag.SECTIONS))).isTrue();
        assertThat(told.enter(source(0x7777, 1, DataType.PRIVATE_DATA, SectionTsPktFlag.SECTIONS))).isFalse();
        assertThat(told.cat().emmPid(CA)).hasValue(0x0FA0);
        assertThat(told.cat().emmPid(0x1234)).hasValue(0x0100);
        assertThat(told.cat().descriptors()).hasSize(2);
        byte[] packet = told.data(source(0x7777, 1, DataType.PRIVATE_DATA, SectionTsPktFlag.SECTIONS), sections(1))
                .getFirst();
        assertThat(packet[1] & 0x1F).isEqualTo(1);
        assertThat(packet[2]).isEqualTo((byte) 1);
    }

    /// domain.md, A.9: the generator knows neither PID nor counter.
    @Test
    void readyMadePacketsGetPidAndCounter() {
        Feed.Source packets = source(CA, 1, DataType.EMM, SectionTsPktFlag.TS_PACKETS);
        List<byte[]> sent = sections(40);
        List<byte[]> played = new ArrayList<>(stream.data(EMMS, List.of(sent.getFirst())));
        for (int i = 1; i < sent.size(); i++) {
            List<byte[]> made = TsPackets.packetise(List.of(sent.get(i)), 0x1FF0, 5);
            byte[] datagram = new byte[made.size() * TsPackets.SIZE];
            for (int j = 0; j < made.size(); j++) {
                System.arraycopy(made.get(j), 0, datagram, j * TsPackets.SIZE, TsPackets.SIZE);
            }
            played.addAll(stream.data(packets, List.of(datagram)));
        }
        assertThat(assembled(played, stream.cat().emmPid(CA).orElseThrow())).containsExactlyElementsOf(sent);
        assertThat(Arrays.copyOf(played.getLast(), 2)).containsExactly(0x47, 0x01);
    }
}
