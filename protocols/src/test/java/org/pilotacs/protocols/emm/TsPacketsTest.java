package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TsPacketsTest {
    private static final int PID = 0x100;

    @Test
    void aSectionIsPackedAsTheVectorHasIt() {
        assertThat(packed(0, Vectors.bytes(Vectors.LONG_SECTION)))
                .containsExactly(Vectors.hex(Vectors.packet("47 41 00 10 00" + Vectors.LONG_SECTION)));
        assertThat(Vectors.hex(TsPackets.packetise(List.of(Vectors.bytes(Vectors.CAT)), Cat.PID, 0)))
                .containsExactly(Vectors.hex(Vectors.packet("47 40 01 10 00" + Vectors.CAT)));
    }

    @Test
    void aLongSectionGoesOnInPacketsWithoutPointer() {
        String section = Vectors.hex(Vectors.section(299));
        assertThat(packed(1, Vectors.section(299))).containsExactly(
                "4741001100" + section.substring(0, 2 * 183),
                "47010012" + section.substring(2 * 183) + "ff".repeat(184 - 116));
    }

    @Test
    void shortSectionsShareAPacket() {
        assertThat(packed(0, Vectors.bytes(Vectors.SHORT_SECTION), Vectors.bytes(Vectors.LONG_SECTION)))
                .containsExactly(Vectors.hex(
                        Vectors.packet("47 41 00 10 00" + Vectors.SHORT_SECTION + Vectors.LONG_SECTION)));
    }

    @Test
    void thePointerTellsWhereTheFirstNewSectionBegins() {
        String first = Vectors.hex(Vectors.section(200));
        String second = Vectors.hex(Vectors.bytes(Vectors.SHORT_SECTION));
        assertThat(packed(0, Vectors.section(200), Vectors.bytes(Vectors.SHORT_SECTION))).containsExactly(
                "4741001000" + first.substring(0, 2 * 183),
                "4741001111" + first.substring(2 * 183) + second + "ff".repeat(183 - 17 - 19));
    }

    /// 183 bytes are left, which is all that there is room for behind a pointer_field.
    @Test
    void noPointerPointsBeyondItsPacket() {
        String first = Vectors.hex(Vectors.section(183 + 183));
        String second = Vectors.hex(Vectors.bytes(Vectors.SHORT_SECTION));
        assertThat(packed(0, Vectors.section(183 + 183), Vectors.bytes(Vectors.SHORT_SECTION))).containsExactly(
                "4741001000" + first.substring(0, 2 * 183), "47010011" + first.substring(2 * 183) + "ff",
                Vectors.hex(Vectors.packet("4741001200" + second)));
    }

    @Test
    void aSectionMayBeginWithTheLastByteOfAPacket() {
        String second = Vectors.hex(Vectors.bytes(Vectors.SHORT_SECTION));
        assertThat(packed(0, Vectors.section(182), Vectors.bytes(Vectors.SHORT_SECTION))).containsExactly(
                "4741001000" + Vectors.hex(Vectors.section(182)) + "82",
                Vectors.hex(Vectors.packet("47010011" + second.substring(2))));
    }

    @Test
    void theCounterGoesOnAfterFifteenWithZero() {
        assertThat(TsPackets.packetise(Collections.nCopies(18, Vectors.section(183)), PID, 15))
                .extracting(packet -> packet[3] & 0xFF)
                .containsExactly(0x1F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C,
                        0x1D, 0x1E, 0x1F, 0x10);
    }

    @Test
    void ofNoSectionsThereAreNoPackets() {
        assertThat(TsPackets.packetise(List.of(), PID, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "82", "827010", "82700200", "82700100ff", "ffffff"})
    void whatIsNoSectionIsNotPacked(String section) {
        List<byte[]> sections = List.of(Vectors.section(20), HexFormat.of().parseHex(section));
        assertThatIllegalArgumentException().isThrownBy(() -> TsPackets.packetise(sections, PID, 0))
                .withMessageStartingWith("no section: ");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TsPackets.packetise(List.of(), 0x2000, 0))
                .withMessage("a PID is 0 to 8191, not 8192");
        assertThatIllegalArgumentException().isThrownBy(() -> TsPackets.packetise(List.of(), 0x1FFF, 0))
                .withMessage("the PID of null packets");
        assertThatIllegalArgumentException().isThrownBy(() -> TsPackets.packetise(List.of(), PID, 16))
                .withMessage("a continuity_counter is 0 to 15, not 16");
    }

    private static List<String> packed(int firstContinuity, byte[]... sections) {
        return Vectors.hex(TsPackets.packetise(Arrays.asList(sections), PID, firstContinuity));
    }
}
