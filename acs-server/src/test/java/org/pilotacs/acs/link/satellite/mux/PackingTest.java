package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.Datagram;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.satellite.mux.Samples.section;

class PackingTest {
    private static final SimulcryptCodec TCP = SimulcryptCodec.overTcp(3);
    private static final SimulcryptCodec UDP = SimulcryptCodec.overUdp(3);

    private final Packing sections = new Packing(Samples.SECTIONS, false);
    private final Packing packets = new Packing(Samples.stream(SectionTsPktFlag.TS_PACKETS), false);

    @Test
    void each_section_is_a_datagram_of_its_own_and_counts_as_the_packets_that_it_needs() {
        List<byte[]> some = List.of(section(60, 1), section(183, 2), section(184, 3), section(4096, 4));
        Packing.Packed packed = sections.pack(some);
        assertThat(packed.packets()).isEqualTo(1 + 1 + 2 + 23);
        assertThat(packed.messages()).hasSize(1);
        DataProvision message = packed.messages().getFirst();
        assertThat(message.clientId()).isEqualTo(Samples.CLIENT);
        assertThat(message.stream()).isEqualTo(Samples.STREAM);
        assertThat(message.dataId()).isEqualTo(Samples.DATA_ID);
        assertThat(message.datagrams()).isEqualTo(some.stream().map(Datagram::new).toList());
    }

    @Test
    void no_message_is_longer_than_8_kB() {
        Packing.Packed packed = sections.pack(Collections.nCopies(500, section(100, 1)));
        assertThat(packed.messages()).hasSizeGreaterThan(6)
                .allSatisfy(message -> assertThat(TCP.encode(message)).hasSizeLessThanOrEqualTo(8 << 10));
        assertThat(packed.messages().stream().mapToInt(message -> message.datagrams().size()).sum()).isEqualTo(500);
    }

    @Test
    void messages_get_smaller_when_they_are_too_long_but_sections_stay_whole() {
        IntStream.range(0, 10).forEach(_ -> sections.smaller());
        assertThat(sections.pack(Collections.nCopies(500, section(100, 1))).messages())
                .allSatisfy(message -> assertThat(TCP.encode(message)).hasSizeLessThanOrEqualTo(512));
        List<DataProvision> long_ones = sections.pack(List.of(section(4096, 1), section(4096, 2))).messages();
        assertThat(long_ones).hasSize(2).allSatisfy(message -> assertThat(message.datagrams()).hasSize(1));
    }

    @Test
    void packets_are_whole_and_their_continuity_goes_on_from_one_delivery_to_the_next() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Packing.Packed packed = packets.pack(List.of(section(100, i), section(200, i)));
            List<byte[]> these = whole(packed);
            assertThat(packed.packets()).isEqualTo(these.size()).isEqualTo(2);
            all.addAll(these);
            packets.sent(packed);
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)[0]).isEqualTo((byte) 0x47);
            assertThat(all.get(i)[3] & 0x0F).as("continuity_counter of packet %d", i).isEqualTo(i % 16);
        }
        assertThat(all.getFirst()[1] & 0x40).as("payload_unit_start_indicator").isEqualTo(0x40);
    }

    @Test
    void what_nobody_was_given_leaves_no_gap() {
        packets.pack(List.of(section(100, 1)));
        assertThat(whole(packets.pack(List.of(section(100, 1)))).getFirst()[3] & 0x0F).isZero();
    }

    @Test
    void many_packets_go_in_datagrams_of_whole_ones() {
        Packing.Packed packed = packets.pack(Collections.nCopies(30, section(4096, 1)));
        assertThat(whole(packed)).hasSize(packed.packets());
        assertThat(packed.messages()).hasSizeGreaterThan(10)
                .allSatisfy(message -> assertThat(TCP.encode(message)).hasSizeLessThanOrEqualTo(8 << 10));
    }

    @Test
    void datagrams_of_udp_do_not_name_the_stream_and_fit_into_a_frame() {
        for (SectionTsPktFlag format : List.of(SectionTsPktFlag.SECTIONS, SectionTsPktFlag.TS_PACKETS)) {
            Packing packing = new Packing(Samples.stream(format), true);
            List<DataProvision> messages = packing.pack(Collections.nCopies(60, section(150, 1))).messages();
            assertThat(messages).hasSizeGreaterThan(6).allSatisfy(message -> {
                assertThat(message.stream()).isNull();
                assertThat(UDP.encode(message)).hasSizeLessThanOrEqualTo(1472);
            });
        }
    }

    @Test
    void a_section_too_long_for_a_frame_goes_all_the_same() {
        Packing packing = new Packing(Samples.SECTIONS, true);
        List<DataProvision> messages = packing.pack(List.of(section(100, 1), section(4096, 2))).messages();
        assertThat(messages.stream().flatMap(message -> message.datagrams().stream()).map(Datagram::size))
                .containsExactly(100, 4096);
    }

    private static List<byte[]> whole(Packing.Packed packed) {
        List<byte[]> whole = new ArrayList<>();
        for (DataProvision message : packed.messages()) {
            for (Datagram datagram : message.datagrams()) {
                byte[] bytes = datagram.bytes();
                assertThat(bytes.length % 188).isZero();
                for (int at = 0; at < bytes.length; at += 188) {
                    whole.add(Arrays.copyOfRange(bytes, at, at + 188));
                }
            }
        }
        return whole;
    }
}
