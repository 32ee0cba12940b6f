package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.cwmp.Gen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SectionAssemblerTest {
    private static final int PID = 0x100;
    private static final byte[] SMALL = Vectors.bytes(Vectors.SHORT_SECTION);
    private final SectionAssembler assembler = new SectionAssembler(PID);

    @Test
    void thePacketOfTheVectorHoldsItsSection() {
        assertThat(Vectors.hex(assembler.feed(Vectors.packet("47 41 00 10 00" + Vectors.LONG_SECTION))))
                .containsExactly(Vectors.hex(Vectors.bytes(Vectors.LONG_SECTION)));
        assertDropped(0, 0);
    }

    @Test
    void aSectionOfTwoPacketsIsPutTogether() {
        List<byte[]> packets = packets(0, Vectors.section(299));
        assertThat(packets).hasSize(2);
        assertThat(assembler.feed(packets.getFirst())).isEmpty();
        assertThat(assembler.feed(packets.getLast())).containsExactly(Vectors.section(299));
        assertDropped(0, 0);
    }

    @Test
    void theSectionsOfOnePacketComeInOrder() {
        assertThat(fed(packets(0, SMALL, Vectors.section(40), SMALL)))
                .containsExactly(SMALL, Vectors.section(40), SMALL);
    }

    @Test
    void whateverIsPackedIsPutTogether() {
        Gen.forAll(gen -> {
            List<byte[]> sections = new GenEmm(gen).sections();
            var fresh = new SectionAssembler(PID);
            List<byte[]> heard = new ArrayList<>();
            for (byte[] packet : TsPackets.packetise(sections, PID, gen.below(16))) {
                if (gen.below(4) == 0) { // of another PID
                    assertThat(fresh.feed(Vectors.packet("47 41 01 1" + gen.below(10) + "00 82"))).isEmpty();
                }
                if (gen.below(4) == 0) { // without payload
                    assertThat(fresh.feed(Vectors.packet("47 01 00 2" + gen.below(10) + "B7 00"))).isEmpty();
                }
                heard.addAll(fresh.feed(packet));
                if (gen.below(4) == 0) {
                    assertThat(fresh.feed(packet.clone())).isEmpty();
                }
            }
            assertThat(Vectors.hex(heard)).isEqualTo(Vectors.hex(sections));
            assertThat(fresh.droppedPackets()).isZero();
            assertThat(fresh.droppedSections()).isZero();
        });
    }

    /// ISO/IEC 13818-1, 2.4.3.3: twice, and no more.
    @Test
    void theSecondCopyOfAPacketIsIgnoredAndTheThirdIsNoCopy() {
        byte[] packet = packets(0, SMALL).getFirst();
        assertThat(assembler.feed(packet)).hasSize(1);
        assertThat(assembler.feed(packet)).isEmpty();
        assertThat(assembler.feed(packet)).hasSize(1);
    }

    @Test
    void whatHasTheSameCounterButOtherBytesIsNoCopy() {
        assertThat(assembler.feed(packets(7, SMALL).getFirst())).hasSize(1);
        assertThat(assembler.feed(packets(7, Vectors.section(40)).getFirst())).hasSize(1);
    }

    @Test
    void whatOnlyLooksLikeTheRestOfASectionIsNoCopyOfItsBeginning() {
        assertThat(assembler.feed(Vectors.packet("47 01 00 15 00" + Vectors.SHORT_SECTION))).isEmpty();
        assertThat(assembler.feed(Vectors.packet("47 41 00 15 00" + Vectors.SHORT_SECTION))).containsExactly(SMALL);
    }

    /// Six packets: the sections of 19 and 600 bytes begin in the first, those of 40 and 300 in the fourth.
    @ParameterizedTest
    @CsvSource({ "0,40 300,0", "1,19 40 300,1", "2,19 40 300,1", "3,19,1", "4,19 600 40,1", "5,19 600 40,0"})
    void aLostPacketCostsTheSectionsInItAndNoOthers(int lost, String heard, int dropped) {
        List<byte[]> packets = new ArrayList<>(
                packets(14, SMALL, Vectors.section(600), Vectors.section(40), Vectors.section(300)));
        assertThat(packets).hasSize(6);
        packets.remove(lost);
        assertThat(fed(packets).stream().map(section -> Integer.toString(section.length)))
                .containsExactly(heard.split(" "));
        assertDropped(0, dropped);
    }

    @Test
    void afterAGapTheNextSectionIsHeard() {
        List<byte[]> packets = packets(3, Vectors.section(600), SMALL);
        assertThat(packets).hasSize(4);
        assertThat(fed(List.of(packets.get(0), packets.get(1), packets.get(3)))).containsExactly(SMALL);
        assertDropped(0, 1);
    }

    @Test
    void aSectionWhoseBeginningWasNotHeardIsPassedOver() {
        List<byte[]> packets = packets(3, Vectors.section(600), SMALL);
        assertThat(fed(packets.subList(1, 4))).containsExactly(SMALL);
        assertDropped(0, 0);
    }

    @Test
    void aSectionThatANewOneInterruptsIsDropped() {
        assertThat(assembler.feed(packets(0, Vectors.section(299)).getFirst())).isEmpty();
        assertThat(assembler.feed(packets(1, SMALL).getFirst())).containsExactly(SMALL);
        assertDropped(0, 1);
    }

    @Test
    void anAnnouncedJumpOfTheCounterDropsTheSectionUnderWay() {
        assertThat(assembler.feed(packets(0, Vectors.section(299)).getFirst())).isEmpty();
        assertThat(assembler.feed(Vectors.packet("47 41 00 31 01 80 00" + Vectors.SHORT_SECTION)))
                .containsExactly(SMALL);
        assertDropped(0, 1);
    }

    /// Even if the counter happens to be the one that was due.
    @Test
    void whatFollowsAnAnnouncedJumpIsNotTheRestOfASection() {
        assertThat(assembler.feed(packets(0, Vectors.section(299)).getFirst())).isEmpty();
        String rest = Vectors.hex(Arrays.copyOfRange(Vectors.section(299), 183, 299));
        assertThat(assembler.feed(Vectors.packet("47 01 00 31 01 80" + rest))).isEmpty();
        assertDropped(0, 1);
    }

    @Test
    void whatFollowsAnAdaptationFieldIsHeard() {
        String field = "A0 00" + "FF".repeat(159);
        assertThat(assembler.feed(Vectors.packet("47 41 00 30" + field + "00" + Vectors.SHORT_SECTION)))
                .containsExactly(SMALL);
        assertThat(assembler.feed(Vectors.packet("47 41 00 31 00 00" + Vectors.SHORT_SECTION)))
                .containsExactly(SMALL);
        assertDropped(0, 0);
    }

    /// One byte of payload is the least: here a byte of the section under way.
    @Test
    void anAdaptationFieldLeavesRoomForPayload() {
        byte[] section = Vectors.section(184);
        assertThat(assembler.feed(packets(0, section).getFirst())).isEmpty();
        String last = Vectors.hex(Arrays.copyOfRange(section, 183, 184));
        assertThat(assembler.feed(Vectors.packet("47 01 00 31 B7 00" + "FF".repeat(182)))).isEmpty();
        assertDropped(1, 0);
        assertThat(assembler.feed(Vectors.bytes("47 01 00 31 B6 00" + "FF".repeat(181) + last)))
                .containsExactly(section);
    }

    @Test
    void whatIsNoPacketIsDropped() {
        assembler.feed(new byte[0]);
        assembler.feed(Arrays.copyOf(packets(0, SMALL).getFirst(), 187));
        assembler.feed(Arrays.copyOf(packets(0, SMALL).getFirst(), 204));
        assembler.feed(Vectors.packet("48 41 00 10 00" + Vectors.SHORT_SECTION));
        assertDropped(4, 0);
    }

    /// Marked as damaged, scrambled with either key, with neither payload nor adaptation field.
    @ParameterizedTest
    @ValueSource(strings = { "47 C1 00 10 00", "47 41 00 90 00", "47 41 00 D0 00", "47 41 00 50 00", "47 41 00 00 00"})
    void whatCannotBeReadIsDropped(String header) {
        assertThat(assembler.feed(Vectors.packet(header + Vectors.SHORT_SECTION))).isEmpty();
        assertDropped(1, 0);
        assertThat(new SectionAssembler(0x101).feed(Vectors.packet(header + Vectors.SHORT_SECTION))).isEmpty();
    }

    @Test
    void whatIsOfAnotherPidIsNotCounted() {
        var other = new SectionAssembler(0x0100 ^ 0x1000);
        assertThat(other.feed(Vectors.packet("47 C1 00 90 FF"))).isEmpty();
        assertThat(other.droppedPackets()).isZero();
    }

    @Test
    void aPointerBeyondThePacketDropsItAndTheSectionUnderWay() {
        for (int pointer : new int[]{ 183, 184, 255}) {
            var fresh = new SectionAssembler(PID);
            fresh.feed(packets(0, Vectors.section(299)).getFirst());
            assertThat(fresh.feed(Vectors.packet("47 41 00 11" + "%02x".formatted(pointer)))).isEmpty();
            assertThat(fresh.droppedPackets()).isEqualTo(1);
            assertThat(fresh.droppedSections()).isEqualTo(1);
            assertThat(fresh.feed(packets(2, SMALL).getFirst())).containsExactly(SMALL);
        }
    }

    @Test
    void aPointerMayReachTheLastByte() {
        byte[] packet = Vectors.packet("47 41 00 10 B6");
        packet[187] = (byte) 0x82;
        assertThat(assembler.feed(packet)).isEmpty();
        assertThat(assembler.feed(Vectors.packet("47 01 00 11" + Vectors.SHORT_SECTION.substring(2))))
                .containsExactly(SMALL);
    }

    @Test
    void aSectionOf4096BytesIsHeardAndALongerOneDropped() {
        byte[] longest = Vectors.section(4096);
        assertThat(fed(packets(0, longest, SMALL))).containsExactly(longest, SMALL);
        assertDropped(0, 0);
        // 23 packets went by; what stands behind the length of the overlong one is not looked at
        for (String length : List.of("7FFE", "7FFF")) {
            var fresh = new SectionAssembler(PID);
            assertThat(fresh.feed(Vectors.packet("47 41 00 10 00 82" + length + Vectors.SHORT_SECTION))).isEmpty();
            assertThat(fresh.droppedSections()).isEqualTo(1);
            assertThat(fresh.feed(packets(1, SMALL).getFirst())).containsExactly(SMALL);
        }
    }

    @Test
    void aSectionOfNothingButItsHeaderIsHeard() {
        assertThat(assembler.feed(Vectors.packet("47 41 00 10 00 82 70 00 82 70 00")))
                .containsExactly(Vectors.bytes("827000"), Vectors.bytes("827000"));
    }

    @Test
    void stuffingIsNoSection() {
        assertThat(assembler.feed(Vectors.packet("47 41 00 10 00 FF" + Vectors.SHORT_SECTION))).isEmpty();
        assertDropped(0, 0);
    }

    @Test
    void noNoiseDoesMoreThanBeDropped() {
        Gen.forAll(200, gen -> {
            var fresh = new SectionAssembler(PID);
            for (int i = 0; i < 300; i++) {
                byte[] noise = gen.bytes(gen.below(20) == 0 ? gen.below(400) : TsPackets.SIZE);
                if (noise.length > 4 && gen.below(10) > 0) { // noise behind a sound header
                    noise[0] = 0x47;
                    noise[1] = (byte) (gen.flag() ? 0x41 : 0x01);
                    noise[2] = 0;
                    noise[3] = (byte) (0x10 | (i & 0x0F));
                    noise[4] &= (byte) (gen.flag() ? 0x07 : 0xFF);
                }
                for (byte[] section : fresh.feed(noise)) {
                    assertThat(section).hasSizeBetween(PrivateSection.HEADER, PrivateSection.MAX_SIZE)
                            .hasSize(SectionBytes.size(section, 0));
                }
            }
            assertThat(fresh.droppedPackets() + fresh.droppedSections()).isPositive();
        });
    }

    @Test
    void aPidHasThirteenBits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SectionAssembler(0x2000))
                .withMessage("a PID is 0 to 8191, not 8192");
    }

    private List<byte[]> fed(List<byte[]> packets) {
        return packets.stream().flatMap(packet -> assembler.feed(packet).stream()).toList();
    }

    private void assertDropped(int packets, int sections) {
        assertThat(assembler.droppedPackets()).isEqualTo(packets);
        assertThat(assembler.droppedSections()).isEqualTo(sections);
    }

    private static List<byte[]> packets(int firstContinuity, byte[]... sections) {
        return TsPackets.packetise(Arrays.asList(sections), PID, firstContinuity);
    }
}
